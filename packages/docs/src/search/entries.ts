import { readFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { parse } from "yaml";
import { bundle } from "../bundle.ts";
import type { Site } from "../model/site.ts";
import { productionUrl } from "../urls.ts";
import { errorEntries, fieldEntries, operationEntries, parameterEntries, schemaEntries } from "./contract.ts";
import type { IndexedEntry } from "./entry.ts";
import { indexOptions } from "./index-options.ts";
import { glossaryEntries, guideEntries, pageEntries, workflowEntries } from "./pages.ts";

/** Creates all search entries. Equally good results keep this order. */
export function createEntries(site: Site): Required<IndexedEntry>[] {
  const all = [
    operationEntries,
    pageEntries,
    guideEntries,
    workflowEntries,
    schemaEntries,
    glossaryEntries,
    parameterEntries,
    fieldEntries,
    errorEntries,
  ];
  const entries = all.flatMap((entriesOf) => entriesOf(site));
  return entries.map((entry) => ({
    ...entry,
    names: [entry.names, aliasesOf(entry)].filter(Boolean).join(", "),
    // IDs and the targets of links are not words.
    text: (entry.text ?? "").replaceAll(/\]\([^)]*\)|[\da-f]{8}-[\da-f-]{27}/g, " "),
  }));
}

// Errors, fields and terms have the path of their page or section.
function aliasesOf({ kind, path }: IndexedEntry): string {
  return /Error|Field|Term/.test(kind) ? "" : (aliases[path.replace(".html", "")] ?? "");
}

const aliases: Record<string, string> = parse(readFileSync(join(import.meta.dirname, "aliases.yaml"), "utf8"));

export function createIndex(site: Site): MiniSearch {
  const index = new MiniSearch(indexOptions);
  index.addAll(createEntries(site).map((entry, id) => ({ ...entry, id })));
  return index;
}

/** Bundles the script of the search. */
export function searchScript(site: Site): Promise<string> {
  const define = { basePath: JSON.stringify(productionUrl(site.contract).pathname) };
  // Shortens the private properties of MiniSearch.
  return bundle("search/browser/index.ts", { define, mangleProps: /^_/ });
}

/** Bundles the index as a script, because pages opened from files cannot load data. */
export function searchIndexScript(site: Site): Promise<string> {
  return bundle("search/browser/index-data.ts", {
    define: { searchIndex: JSON.stringify(JSON.stringify(createIndex(site))) },
  });
}
