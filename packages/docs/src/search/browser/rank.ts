import type { Entry, Kind } from "../entry.ts";
import { queryTerms, splitWords } from "../terms.ts";

/**
 * Moves entries whose name matches the query to the top, ordered by relevance, weight and position on the site.
 */
export function rank<Found extends Entry & { id: number }>(query: string, found: Found[]): Found[] {
  const scores = new Map(found.map((each) => [each, relevance(query, each)]));
  const score = (each: Found) => scores.get(each) ?? 0;
  return found.toSorted((a, b) => score(b) - score(a) || (score(a) && (weightOf(b) - weightOf(a) || a.id - b.id)));
}

/**
 * Scores how well the name of an entry matches the query; 0 if the entry only contains the search terms. Entries with their
 * own page score higher than fields, and exact names higher than other word forms.
 */
function relevance(query: string, entry: Entry): number {
  if (/Field|Parameter|Header|Error/.test(entry.kind)) return isExactName(query, entry.title) ? 1 : 0;
  const names = namesOf(entry);
  if (names.some((name) => normalize(name) === normalize(query))) return 3;
  return names.some((name) => queryTerms(name).join() === queryTerms(query).join()) ? 2 : 0;
}

// One-word names such as `token` are too ambiguous.
function isExactName(query: string, name: string): boolean {
  return splitWords(name).length > 1 && name.toLowerCase() === query.toLowerCase();
}

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

/** Merges fields with the same name into one result, which links to the first field and lists their schemas. */
export function mergeFields<Found extends Entry>(results: Found[]): Found[] {
  const groups = Map.groupBy(results, ({ kind, title, path }) => (kind === "Field" ? `#${title}` : path + title));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, note: summarizeNames(group.map(({ note }) => note)) })),
  );
}

function summarizeNames(all: string[]): string {
  return all.length <= 4 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}
