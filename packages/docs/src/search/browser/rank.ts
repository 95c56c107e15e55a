import type { Entry, Kind } from "../entry.ts";
import { queryTerms, splitWords } from "../terms.ts";

/**
 * Puts the very thing that was asked for first: of several such the weightiest, and then in the order of the site. All
 * else stays in its order.
 */
export function rank<Found extends Entry & { id: number }>(query: string, found: Found[]): Found[] {
  const known = new Map(found.map((each) => [each, relevance(query, each)]));
  const close = (each: Found) => known.get(each) ?? 0;
  return found.toSorted(
    (one, two) => close(two) - close(one) || (close(one) && (weightOf(two) - weightOf(one) || one.id - two.id)),
  );
}

/**
 * How much an entry is the very thing that was asked for: 0 if it only has the words. What has a page comes before what
 * is a line on one, and a name as it is written before one with another ending.
 */
function relevance(query: string, entry: Entry): number {
  if (/Field|Parameter|Header|Error/.test(entry.kind)) return isExactName(query, entry.title) ? 1 : 0;
  const names = namesOf(entry);
  if (names.some((name) => normalize(name) === normalize(query))) return 3;
  return names.some((name) => queryTerms(name).join() === queryTerms(query).join()) ? 2 : 0;
}

// `per_page` means the parameter; `token` may mean much else.
function isExactName(query: string, name: string): boolean {
  return splitWords(name).length > 1 && name.toLowerCase() === query.toLowerCase();
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

function normalize(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}

/** How much an entry counts: what people look for most counts most, and a guide more than a part of it. */
export function weightOf({ kind, path }: Entry): number {
  return kind === "Guide" && path.includes("#") ? 1.2 : weights[kind];
}

const weights: Record<Kind, number> = {
  Operation: 2,
  Guide: 1.8,
  Reference: 1.6,
  Status: 1.5,
  Schema: 1,
  Page: 0.9,
  Term: 0.9,
  Parameter: 0.9,
  Header: 0.9,
  Error: 0.8,
  Field: 0.7,
};

/** Results in which the fields of one name are one, which leads to the first and names the schemas of all. */
export function mergeFields<Found extends Entry>(results: Found[]): Found[] {
  const groups = Map.groupBy(results, ({ kind, title, path }) => (kind === "Field" ? `#${title}` : path + title));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, note: summarizeNames(group.map(({ note }) => note)) })),
  );
}

function summarizeNames(all: string[]): string {
  return all.length <= 4 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}
