import { join } from "node:path";
import { build } from "esbuild";
import { scriptOptions } from "../browser-files.ts";
import type { Site } from "../model/site.ts";
import { searchEntries } from "./entries.ts";
import { pack } from "./pack.ts";

/** The script of the search, by its path, with all that can be found in it: a page opened from a file may load no data. */
export async function searchFiles(site: Site): Promise<Map<string, string>> {
  const [server] = site.contract.servers ?? [];
  const { outputFiles } = await build({
    ...scriptOptions,
    entryPoints: [join(import.meta.dirname, "browser/index.ts")],
    define: {
      packedEntries: JSON.stringify(pack(searchEntries(site))),
      basePath: JSON.stringify(server ? new URL(server.url).pathname : ""),
    },
  });
  return new Map(outputFiles.map(({ text }) => ["assets/search.js", text]));
}
