import type { Entry } from "../entry.ts";
import { queryTerms, wordsOf } from "../terms.ts";

/**
 * How much an entry is the very thing that was asked for: 0 if it only has the words. What has a page comes before what
 * is a line on one, and a name as it is written before one with another ending.
 */
export function closeness(query: string, entry: Entry): number {
  if (/Field|Parameter|Header|Error/.test(entry.kind)) return isNamed(query, entry.title) ? 1 : 0;
  const names = namesOf(entry);
  if (names.some((name) => letters(name) === letters(query))) return 3;
  return names.some((name) => queryTerms(name).join() === queryTerms(query).join()) ? 2 : 0;
}

// `per_page` means the parameter; `token` may mean much else.
function isNamed(query: string, name: string): boolean {
  return wordsOf(name).length > 1 && name.toLowerCase() === query.toLowerCase();
}

/** How an operation is called in code; all else has its title for a name. */
export function operationIdOf({ kind, path }: Entry): string {
  return kind === "Operation" ? path.replace(/^.*\/|\.html$/g, "") : "";
}

function namesOf(entry: Entry): string[] {
  const { kind, title, note } = entry;
  // `List sessions`, `listSessions`, `GET /{org_id}/sessions` and `/{org_id}/sessions`.
  return kind === "Operation" ? [title, operationIdOf(entry), note, note.replace(/^\w+ /, "")] : [title];
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}
