import MiniSearch, { type SearchResult as Match, type QueryCombination } from "minisearch";
import type { Entry } from "../entry.ts";
import { synonyms } from "../synonyms.ts";
import { indexTerms, isWeak, queryTerms } from "../terms.ts";
import { mergeFields, operationIdOf, type QueryWord, rank, weightOf } from "./rank.ts";
import { matchRequestUrl } from "./request-url.ts";

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
      entries.map((entry, id) => ({ ...entry, id })),
      { chunkSize: 40 },
    ),
    find(query) {
      const normalized = matchRequestUrl(query.trim(), entries, basePath);
      const words = queryTerms(normalized).map((word): QueryWord => {
        const spellings = spellingsOf(word, known, index);
        const others = spellings.flatMap((each) => synonyms.get(each) ?? []);
        return { word, spellings, synonyms: others, weight: weightOfWord([...spellings, ...others], known) };
      });
      const strong = words.filter(({ word }) => !isWeak(word));
      const required = strong.length > 0 ? strong : words;
      const matches = index.search(toQuery(words, known)).slice(0, maxMatches);
      const found = matches.map((match) => {
        const coverage = coverageOf(required, match);
        return { ...(entries[match.id] as Entry), ...match, coverage, score: match.score * coverage ** 3 };
      });
      const results = mergeFields(rank({ query: normalized, words, required }, found));
      return { results, partial: results.length > 0 && !found.some(({ coverage }) => coverage === 1) };
    },
  };
}

// Keeps common words fast. Further matches contain the words only in passing.
const maxMatches = 300;

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
      boostDocument: (id) => weightOf(entries[id] as Entry),
      filter: ({ id, match }) => isRelevant(entries[id] as Entry, match),
      weights: { prefix: 0.5, fuzzy: 0.5 },
    },
  });
}

// Finds each word, its synonyms and, unless it is complete, words that start with it.
function toQuery(words: QueryWord[], known: Map<string, number>): QueryCombination {
  const queries = words.flatMap(({ word, spellings, synonyms }, at): QueryCombination[] => [
    {
      queries: spellings,
      prefix: at === words.length - 1 || !known.has(word),
      boostTerm: (term) => (term === word ? 1 : 0.5),
    },
    { queries: synonyms, boostTerm: () => 0.6 },
  ]);
  return { combineWith: "OR", queries: queries.map((each) => ({ combineWith: "OR", ...each })) };
}

/** The share of the words that the entry matches. Rare words count more. */
function coverageOf(words: QueryWord[], { queryTerms }: Match): number {
  const matched = words.filter(({ spellings, synonyms }) =>
    [...spellings, ...synonyms].some((each) => queryTerms.includes(each)),
  );
  return sumOfWeights(matched) / sumOfWeights(words);
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

// Returns the word or, if it is unknown, the terms that have the most similar spelling.
function spellingsOf(word: string, known: Map<string, number>, index: MiniSearch): string[] {
  if (word.length < 4 || synonyms.has(word) || [...known.keys()].some((term) => term.startsWith(word))) return [word];
  const swapped = [...word].map((_, at) => swapLetters(word, at)).find((each) => known.has(each));
  if (swapped) return [swapped];
  const similar = index.search(word, { prefix: false, fuzzy: 0.2 }).flatMap(({ terms }) => terms);
  return similar.length > 0 ? [...new Set(similar)] : [word];
}

function swapLetters(word: string, at: number): string {
  return word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2);
}
