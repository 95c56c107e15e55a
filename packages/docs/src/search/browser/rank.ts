import { type Entry, type Kind, summarizeNames } from "../entry.ts";
import { isWeak, queryTerms, splitWords, toTerm } from "../terms.ts";

interface Query {
  query: string;
  words: QueryWord[];
}

export interface QueryWord {
  word: string;
  /** The word or, if the index does not contain it, the terms with similar spelling. */
  spellings: string[];
  synonyms: string[];
  /** The importance of the word for the ranking. */
  weight: number;
}

type Found = Entry & { id: number; score: number; coverage: number; isComplete: boolean; terms: string[] };

/** Sorts by how well the name of an entry matches the query, then by score. Equal names keep their order on the site. */
export function rank<Result extends Found>(query: Query, found: Result[]): Result[] {
  const ranked = found.map((each) => {
    const level = relevance(query, each);
    const score = level
      ? weightOf(each)
      : each.score * (1 + 3 * nameCoverage(query, each)) * (1 + 0.5 * sameWords(query, each));
    return hasOtherVerb(query, each) ? { each, level: level && level - 1, score: score / 2 } : { each, level, score };
  });
  const hasEnough = found.filter(({ isComplete }) => isComplete).length > 4;
  return ranked
    .filter(({ each, level }) => !hasEnough || each.isComplete || each.coverage > 0.6 || level)
    .sort((a, b) => b.level - a.level || b.score - a.score || a.each.id - b.each.id)
    .map(({ each }) => each);
}

// A query such as `delete a role` does not ask for `Create a role`.
function hasOtherVerb({ words }: Query, { kind, title }: Entry): boolean {
  const [asked, own] = [words[0]?.word, termsOf(title)[0]].map((word) => verbGroups.get(word ?? ""));
  return kind === "Operation" && asked !== undefined && own !== undefined && asked !== own;
}

const verbs = [
  "list get show view fetch search find read check",
  "create add new",
  "update edit change rename",
  "delete remove",
  "report",
];
const verbGroups = new Map(
  verbs.flatMap((group, at) => group.split(" ").map((verb) => [toTerm(verb) ?? "", at] as const)),
);

// The share of the words in the query that the title contains in the same form, such as `sessions` in `List sessions`.
function sameWords({ query }: Query, { title }: Entry): number {
  const words = splitWords(query.toLowerCase()).filter(toTerm);
  const titleWords = splitWords(title.toLowerCase());
  return words.filter((word) => titleWords.includes(word)).length / (words.length || 1);
}

// The share of a name that the query matches, times the share of the query that the name matches.
function nameCoverage({ words }: Query, { title, aliases, terms: found }: Found): number {
  const required = words.filter(({ word }) => !isWeak(word)).length || words.length;
  const coverages = [title, ...aliasesOf(aliases)].map((name) => {
    const terms = termsOf(name).filter((term) => found.includes(term) || !isWeak(term));
    const matched = terms.filter((term) => found.includes(term)).length;
    return (matched / terms.length || 0) * Math.min(1, matched / required);
  });
  return Math.max(...coverages);
}

/**
 * Scores how well the name of an entry matches the query; 0 if the entry only contains the search terms. Entries with their
 * own page score higher than fields, and exact names higher than other word forms.
 */
function relevance({ query, words }: Query, entry: Entry): number {
  if (/Field|Parameter|Error/.test(entry.kind))
    return isExactName(query, entry.title) ? (entry.kind === "Error" ? 2.8 : 2.5) : 0;
  const aliases = aliasesOf(entry.aliases);
  const isSame = (name: string) =>
    normalize(name) === normalize(query) || withoutStopWords(name) === withoutStopWords(query);
  if (namesOf(entry).some(isSame)) return 3;
  if (aliases.some(isSame)) return 2.7;
  // Paths are compared only as a whole.
  const names = [...namesOf(entry).slice(0, 2), ...aliases].map(termsOf);
  if (entry.kind === "Schema") return names.some((name) => isInOrder(words, name)) ? 2 : 0;
  if (names.some((name) => hasName(words, name, ({ spellings }) => spellings))) return 2;
  // A match of a single synonym is too weak.
  if (words.length < 2) return 0;
  return names.some((name) => hasName(words, name, ({ spellings, synonyms }) => [...spellings, ...synonyms])) ? 1 : 0;
}

// Schemas have names such as `MemberUpdate`, but "update member" is an operation.
function isInOrder(words: QueryWord[], name: string[]): boolean {
  return name.length === words.length && words.every(({ spellings }, at) => spellings.includes(name[at] ?? ""));
}

// Compares the words in any order. Weak words such as `all` need not be part of a name that has several words.
function hasName(words: QueryWord[], name: string[], termsOf: (word: QueryWord) => string[]): boolean {
  const isPart = (word: QueryWord) => termsOf(word).some((term) => name.includes(term));
  const relevant = words.filter((word) => isPart(word) || name.length === 1 || !isWeak(word.word));
  return relevant.length === name.length && relevant.every(isPart);
}

// One-word names such as `token` are too ambiguous.
function isExactName(query: string, name: string): boolean {
  return splitWords(name).length > 1 && name.toLowerCase() === query.toLowerCase();
}

export function operationIdOf({ kind, path }: Entry): string {
  return kind === "Operation" ? path.replace(/^.*\/|\.html$/g, "") : "";
}

const termsOf = cached(queryTerms);
const withoutStopWords = cached((text) => normalize(splitWords(text).filter(toTerm).join("")) || text);
const normalize = cached((text) => text.toLowerCase().replace(/[^\p{L}\d]/gu, ""));

// Names are compared with every query.
function cached<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const result = results.get(text) ?? compute(text);
    results.set(text, result);
    return result;
  };
}

function aliasesOf(aliases: string): string[] {
  return aliases ? aliases.split(", ") : [];
}

function namesOf(entry: Entry): string[] {
  const { kind, title, note } = entry;
  // `List sessions`, `listSessions`, `GET /{org_id}/sessions` and `/{org_id}/sessions`.
  return kind === "Operation" ? [title, operationIdOf(entry), note, note.replace(/^\w+ /, "")] : [title];
}

export function weightOf({ kind, path }: Entry): number {
  if (kind === "Error" && path.startsWith("guides/")) return 0.6;
  return kind === "Guide" && path.includes("#") ? 1.2 : weights[kind];
}

const weights: Record<Kind, number> = {
  Operation: 2,
  Guide: 1.8,
  Reference: 1.6,
  Workflow: 1.5,
  Status: 1.5,
  Schema: 1,
  Page: 0.9,
  Term: 0.9,
  Parameter: 0.9,
  Error: 0.5,
  Field: 0.7,
};

/** Merges fields with the same name into one result, which links to the first field and lists their schemas. */
export function mergeFields<Found extends Entry>(results: Found[]): Found[] {
  const groups = Map.groupBy(results, ({ kind, title, path }) => (kind === "Field" ? `#${title}` : path + title));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, note: summarizeNames(group.map(({ note }) => note)) })),
  );
}
