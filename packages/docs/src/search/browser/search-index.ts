import MiniSearch, { type SearchOptions } from "minisearch";
import type { Entry } from "../entry.ts";
import { synonyms } from "../synonyms.ts";
import { indexTerms, queryTerms } from "../terms.ts";
import { mergeFields, operationIdOf, rank, weightOf } from "./rank.ts";
import { matchRequestUrl } from "./request-url.ts";

/** What finds entries. Until it is ready it finds only some. */
export interface SearchIndex {
  ready: Promise<void>;
  find(query: string): SearchResults;
}

export interface SearchResults {
  results: SearchResult[];
  /** Whether nothing has all the words, and these have only some. */
  partial: boolean;
}

export interface SearchResult extends Entry {
  /** Those of its terms that match. */
  terms: string[];
}

/**
 * Makes entries findable, a part after the other, so that the page answers meanwhile. An address that begins with the
 * base path is found too.
 *
 * @example
 * const finder = createFinder(entries);
 * await finder.ready;
 * finder.find("archve experimnt").results[0]?.path; // "reference/archiveExperiment.html"
 */
export function createSearchIndex(entries: Entry[], basePath = ""): SearchIndex {
  const terms = new Set<string>();
  const index = createMiniSearch(entries, terms);
  const steps = searchPasses(terms);
  return {
    ready: index.addAllAsync(
      entries.map((entry, id) => ({ ...entry, id })),
      { chunkSize: 40 },
    ),
    find(query) {
      const asked = matchRequestUrl(query.trim(), entries, basePath);
      for (const step of steps) {
        const found = index.search(asked, step).map(({ id, terms }) => ({ ...(entries[id] as Entry), id, terms }));
        if (found.length > 0) return { results: mergeFields(rank(asked, found)), partial: "combineWith" in step };
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

// As it is written; then with slips; and if nothing has all the words, what has some.
function searchPasses(terms: Set<string>): SearchOptions[] {
  const slips: SearchOptions = {
    processTerm: (term) => correctTransposition(term, terms),
    fuzzy: (term) => term.length > 4 && 0.2,
  };
  return [{}, slips, { ...slips, combineWith: "OR" }];
}

// A field is not worth showing for its schema's name alone, nor a parameter for its operation's.
function isRelevant({ kind }: Entry, match: Record<string, string[]>): boolean {
  return !/Field|Parameter/.test(kind) || Object.values(match).some((fields) => fields.includes("title"));
}

// A term as it may have been meant: if it is not known, one that is, and has two neighbouring letters the other way round.
function correctTransposition(term: string, known: Set<string>): string {
  if (known.has(term)) return term;
  const twisted = [...term].map((_, at) => swapLetters(term, at));
  return twisted.find((other) => known.has(other)) ?? term;
}

function swapLetters(term: string, at: number): string {
  return term.slice(0, at) + (term[at + 1] ?? "") + term[at] + term.slice(at + 2);
}
