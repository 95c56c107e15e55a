import { bundle } from "../bundle.ts";
import type { Site } from "../model/site.ts";
import { searchEntries } from "./entries.ts";
import { pack } from "./entry.ts";

/** The script of the search. It contains the entries, since a page opened from a file cannot load data. */
export function searchScript(site: Site): Promise<string> {
  const [server] = site.contract.servers ?? [];
  return bundle("search/browser/index.ts", {
    packedEntries: JSON.stringify(pack(searchEntries(site))),
    basePath: JSON.stringify(server ? new URL(server.url).pathname : ""),
  });
}
