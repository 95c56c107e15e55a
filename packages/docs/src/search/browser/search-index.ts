import MiniSearch, { type SearchResult as Match, type QueryCombination } from "minisearch";
import type { Entry } from "../entry.ts";
import { synonyms } from "../synonyms.ts";
import { indexTerms, isWeak, queryTerms } from "../terms.ts";
import { mergeFields, operationIdOf, type QueryWord, rank, weightOf } from "./rank.ts";
import { joinedTerms, spellingsOf, splitCompound } from "./spelling.ts";

/** A search index. Results are incomplete until `ready` resolves. */
export interface SearchIndex {
  ready: Promise<void>;
  find(query: string): SearchResults;
}

export interface SearchResults {
  results: SearchResult[];
  /** True if the results match only some of the words, because no entry matches all words. */
  partial: boolean;
}

export interface SearchResult extends Entry {
  terms: string[];
}

/**
 * Creates a search index. Indexes entries in chunks to keep the page responsive.
 *
 * @param basePath the base path of request URLs that users may paste.
 * @example
 * const index = createSearchIndex(entries);
 * await index.ready;
 * index.find("archve experimnt").results[0]?.path; // "reference/archiveExperiment.html"
 */
export function createSearchIndex(entries: Entry[], basePath = ""): SearchIndex {
  const known = new Map<string, number>();
  const index = createMiniSearch(entries, known);
  return {
    ready: index.addAllAsync(
      [...entries, vocabulary].map((entry, id) => ({ ...entry, id })),
      { chunkSize: 40 },
    ),
    find(query) {
      const normalized = matchRequestUrl(query.trim(), entries, basePath);
      const joined = joinedTerms(normalized, known);
      const words = queryTerms(normalized)
        .flatMap((word) => splitCompound(word, known))
        .map((word): QueryWord => {
          const spellings = spellingsOf(word, known, index);
          const sameMeaning = spellings.flatMap((each) => synonyms.get(each) ?? []);
          const others = [...sameMeaning, ...joined.filter((each) => each.includes(word))];
          const weight = weightOfWord([...spellings, ...others], known) * (isWeak(word) ? 0.1 : 1);
          return { word, spellings, synonyms: others, weight };
        });
      const recognized = words.filter((each) => [...each.spellings, ...each.synonyms].some((term) => known.has(term)));
      const matches = index.search(toQuery(words, known)).slice(0, maxMatches);
      const found = matches.map((match) => {
        const covered = coverageOf(words, match);
        return { ...(entries[match.id] as Entry), ...match, ...covered, score: match.score * covered.coverage ** 2 };
      });
      const results = mergeFields(rank({ query: normalized, words: recognized }, found));
      return { results, partial: results.length > 0 && !found.some(({ isComplete }) => isComplete) };
    },
  };
}

// Lets misspelled synonyms find their words. It is never a result.
const vocabulary = {
  kind: "Term",
  title: [...synonyms.keys()].join(" "),
  note: "",
  path: "",
  keywords: "",
  aliases: "",
} as Entry;

// Keeps common words fast. Further matches contain the words only in passing.
const maxMatches = 150;

function createMiniSearch(entries: Entry[], known: Map<string, number>): MiniSearch<Entry & { id: number }> {
  return new MiniSearch({
    fields: ["title", "aliases", "operationId", "note", "keywords"],
    extractField: (entry, field) => (field === "operationId" ? operationIdOf(entry) : entry[field as keyof Entry]),
    tokenize: (text, field) => (field === "keywords" ? text.split(" ") : indexTerms(text)),
    processTerm(term) {
      known.set(term, (known.get(term) ?? 0) + 1);
      return term;
    },
    searchOptions: {
      tokenize: (term) => [term],
      processTerm: (term) => term,
      boost: { title: 4, aliases: 2, operationId: 3 },
      boostDocument: (id) => weightOf(entries[id] ?? vocabulary),
      filter: ({ id, match }) => id < entries.length && isRelevant(entries[id] as Entry, match),
      weights: { prefix: 0.5, fuzzy: 0.5 },
    },
  });
}

// Finds each word, its synonyms and, unless it is complete, words that start with it.
function toQuery(words: QueryWord[], known: Map<string, number>): QueryCombination {
  const queries = words.flatMap(({ word, spellings, synonyms }, at): QueryCombination[] => [
    {
      queries: spellings.every((each) => each.startsWith(word)) ? [word] : spellings,
      prefix: at === words.length - 1 || !known.has(word),
      boostTerm: (term) => (term === word ? 1 : 0.5),
    },
    { queries: synonyms, boostTerm: () => 0.6 },
  ]);
  return { combineWith: "OR", queries: queries.map((each) => ({ combineWith: "OR", ...each })) };
}

// Rare words count more.
function coverageOf(words: QueryWord[], { match }: Match): { coverage: number; isComplete: boolean } {
  const shares = words.map((word) => shareOf(word, match));
  const sum = words.reduce((total, { weight }, at) => total + weight * (shares[at] ?? 0), 0);
  return {
    coverage: sum / sumOfWeights(words),
    isComplete: shares.every((share, at) => share || isWeak(words[at]?.word ?? "")),
  };
}

// Synonyms count less, and words that are not shown count even less.
function shareOf({ spellings, synonyms }: QueryWord, match: Match["match"]): number {
  const shares = Object.entries(match).map(([term, fields]) => {
    const isSame = spellings.some((each) => term.startsWith(each));
    if (!isSame && !synonyms.includes(term)) return 0;
    return (isSame ? 1 : 0.8) * (fields.some((field) => field !== "keywords") ? 1 : 0.5);
  });
  return Math.max(...shares);
}

function sumOfWeights(words: QueryWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

function weightOfWord(terms: string[], known: Map<string, number>): number {
  const count = terms.reduce((sum, term) => sum + (known.get(term) ?? 0), 0);
  return 1 / Math.log2(2 + count);
}

// Omits fields that match only by the name of their schema, and parameters that match only by their operation.
function isRelevant({ kind }: Entry, match: Record<string, string[]>): boolean {
  return !/Field|Parameter/.test(kind) || Object.values(match).some((fields) => fields.includes("title"));
}

/**
 * Replaces the URL or path of a request in a query with the path template of its operation. Returns other queries unchanged.
 *
 * @example
 * matchRequestUrl("GET /api/v1/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/sessions?page=2", entries, "/api/v1"); // "GET /{org_id}/sessions"
 */
function matchRequestUrl(query: string, entries: Entry[], basePath: string): string {
  const { method = "", path = "" } = requestUrl.exec(query)?.groups ?? {};
  if (!path) return query;
  const ownPath = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  const templates = entries.filter(({ kind }) => kind === "Operation").map(({ note }) => note.replace(/^\w+ /, ""));
  const [template] = templates
    .filter((each) => matchesTemplate(each, ownPath))
    .sort((a, b) => parameterCount(a) - parameterCount(b));
  return template ? method + template : query;
}

const requestUrl = /^(?<method>[a-z]+ +)?(?:https?:\/\/[^/\s]+)?(?<path>\/[^\s?#]*[^\s?#/])/i;

// IDs contain a digit. A segment without one may be an incomplete word.
function matchesTemplate(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]*\\d[^/]*")}$`).test(path);
}

function parameterCount(template: string): number {
  return template.split("{").length;
}
