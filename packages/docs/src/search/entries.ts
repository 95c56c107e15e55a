import { bundle } from "../bundle.ts";
import type { Site } from "../model/site.ts";
import { operationEntries, parameterEntries, schemaEntries } from "./contract.ts";
import { type Entry, packEntries } from "./entry.ts";
import { errorEntries } from "./errors.ts";
import { guideEntries } from "./guides.ts";
import { glossaryEntries, pageEntries } from "./pages.ts";

/** Creates all search entries. Equally good results keep this order. */
export function createEntries(site: Site): Entry[] {
  const all = [
    operationEntries,
    pageEntries,
    guideEntries,
    errorEntries,
    schemaEntries,
    glossaryEntries,
    parameterEntries,
  ];
  return all.flatMap((entriesOf) => entriesOf(site));
}

/** Bundles the script of the search. It contains the entries, because pages opened from files cannot load data. */
export function searchScript(site: Site): Promise<string> {
  const [server] = site.contract.servers ?? [];
  return bundle("search/browser/index.ts", {
    packedEntries: JSON.stringify(packEntries(createEntries(site))),
    basePath: JSON.stringify(server ? new URL(server.url).pathname : ""),
  });
}
