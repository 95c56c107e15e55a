import MiniSearch, { type SearchOptions } from "minisearch";
import type { Entry } from "../entry.ts";
import { synonyms } from "../synonyms.ts";
import { indexTerms, queryTerms } from "../terms.ts";
import { mergeFields, operationIdOf, rank, weightOf } from "./rank.ts";
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
  const terms = new Set<string>();
  const index = createMiniSearch(entries, terms);
  const passes = searchPasses(terms);
  return {
    ready: index.addAllAsync(
      entries.map((entry, id) => ({ ...entry, id })),
      { chunkSize: 40 },
    ),
    find(query) {
      const normalized = matchRequestUrl(query.trim(), entries, basePath);
      for (const pass of passes) {
        const found = index.search(normalized, pass).map(({ id, terms }) => ({ ...(entries[id] as Entry), id, terms }));
        if (found.length > 0) return { results: mergeFields(rank(normalized, found)), partial: "combineWith" in pass };
      }
      return { results: [], partial: false };
    },
  };
}

function createMiniSearch(entries: Entry[], terms: Set<string>): MiniSearch<Entry & { id: number }> {
  return new MiniSearch({
    fields: ["title", "operationId", "note", "keywords"],
    extractField: (entry, field) => (field === "operationId" ? operationIdOf(entry) : entry[field as keyof Entry]),
    tokenize: indexTerms,
    processTerm(term) {
      terms.add(term);
      return [term, ...(synonyms[term] ?? [])];
    },
    searchOptions: {
      tokenize: queryTerms,
      processTerm: (term) => term,
      boost: { title: 4, operationId: 3 },
      boostDocument: (id) => weightOf(entries[id] as Entry),
      filter: ({ id, match }) => isRelevant(entries[id] as Entry, match),
      prefix: true,
      combineWith: "AND",
      weights: { prefix: 0.5, fuzzy: 0.3 },
    },
  });
}

function searchPasses(terms: Set<string>): SearchOptions[] {
  const withTypos: SearchOptions = {
    processTerm: (term) => correctTransposition(term, terms),
    fuzzy: (term) => term.length > 4 && 0.2,
  };
  return [{}, withTypos, { ...withTypos, combineWith: "OR" }];
}

// Omits fields that match only by the name of their schema, and parameters that match only by their operation.
function isRelevant({ kind }: Entry, match: Record<string, string[]>): boolean {
  return !/Field|Parameter/.test(kind) || Object.values(match).some((fields) => fields.includes("title"));
}

// Corrects two swapped letters if the result is a known term.
function correctTransposition(term: string, known: Set<string>): string {
  if (known.has(term)) return term;
  const candidates = [...term].map((_, at) => swapLetters(term, at));
  return candidates.find((candidate) => known.has(candidate)) ?? term;
}

function swapLetters(term: string, at: number): string {
  return term.slice(0, at) + (term[at + 1] ?? "") + term[at] + term.slice(at + 2);
}
