import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { bundle } from "../bundle.ts";
import type { Site } from "../model/site.ts";
import { productionUrl } from "../urls.ts";
import { errorEntries, operationEntries, parameterEntries, schemaEntries } from "./contract.ts";
import type { Entry, PlainEntry } from "./entry.ts";
import { packEntries } from "./packed-entries.ts";
import { glossaryEntries, guideEntries, pageEntries, workflowEntries } from "./pages.ts";
import { indexTerms, isWeak } from "./terms.ts";

/** Creates all search entries. Equally good results keep this order. */
export function createEntries(site: Site): Entry[] {
  const all = [
    operationEntries,
    pageEntries,
    guideEntries,
    workflowEntries,
    errorEntries,
    schemaEntries,
    glossaryEntries,
    parameterEntries,
  ];
  const entries = all.flatMap((entriesOf) => entriesOf(site));
  const keywords = entries.map((entry) => selectTerms(entry));
  const uses = Map.groupBy(keywords.flat(), (term) => term);
  return entries.map((entry, at) => ({
    ...entry,
    // Sorted terms compress better.
    keywords: (keywords[at] ?? [])
      .filter((term) => (uses.get(term)?.length ?? 0) <= maxUses)
      .sort()
      .join(" "),
    aliases: aliasesOf(entry),
  }));
}

const aliasGroups: Record<string, Record<string, string>> = parse(
  readFileSync(join(import.meta.dirname, "aliases.yaml"), "utf8"),
);
const aliases: Record<string, string> = Object.assign({}, ...Object.values(aliasGroups));

// A term that occurs in more entries does not distinguish them.
const maxUses = 7;

function selectTerms(entry: PlainEntry): string[] {
  const shown = new Set(indexTerms(`${entry.title} ${entry.note} ${aliasesOf(entry)}`));
  const isUseful = (term: string) => /^\D..+/.test(term) && !isWeak(term) && !shown.has(term);
  return [...new Set(indexTerms(entry.keywords).filter(isUseful))];
}

// Errors and terms have the path of their page or section.
function aliasesOf({ kind, title, path }: PlainEntry): string {
  if (/Error|Term|Field/.test(kind)) return "";
  const names = aliases[path.replace(".html", "")] ?? "";
  return kind === "Status" ? [...title.split(/(?<=^\d+) /), names].filter(Boolean).join(", ") : names;
}

/** Bundles the script of the search. It contains the entries, because pages opened from files cannot load data. */
export function searchScript(site: Site): Promise<string> {
  const define = {
    packedEntries: JSON.stringify(packEntries(createEntries(site))),
    basePath: JSON.stringify(productionUrl(site.contract).pathname),
  };
  // Shortens the private properties of MiniSearch.
  return bundle("search/browser/index.ts", { define, mangleProps: /^_/ });
}
