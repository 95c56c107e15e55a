import MiniSearch, { type SearchOptions } from "minisearch";
import type { Entry, Kind } from "../entry.ts";
import { indexOptions } from "../index-options.ts";
import { processTerm, splitNames, tokenize, withSynonyms } from "../terms.ts";

export interface SearchResults {
  results: SearchResult[];
  /** True if the results match only some of the words, because no entry matches all words. */
  partial: boolean;
}

export interface SearchResult extends Entry {
  terms: string[];
}

export interface SearchIndex {
  entries: Entry[];
  find(query: string): SearchResults;
}

export function loadSearchIndex(json: string, basePath: string): SearchIndex {
  const index = MiniSearch.loadJSON(json, indexOptions);
  const entries = index.search(MiniSearch.wildcard) as unknown as Entry[];
  const has = (term: string, options: SearchOptions) => index.search(term, { ...exactly, ...options }).length > 0;
  // A name that the index contains, such as `per_page`, must not find its words elsewhere.
  const queryWords = (text: string) =>
    splitNames(text).flatMap(({ name, words }) => (has(processTerm(name) ?? "", {}) ? name : words));
  const isKnown = (term: string) => has(term, {}) || withSynonyms(term).length > 1;
  // The number of typos in a word. A word that starts a known word may be incomplete.
  const typos = (term: string) => {
    if (term.length < 4 || isKnown(term) || has(term, { prefix: true })) return false;
    return [1, 2].find((fuzzy) => has(term, { fuzzy })) ?? false;
  };
  return {
    entries,
    find(query) {
      const words = [...new Set(queryWords(query).flatMap((word) => processTerm(word) ?? []))];
      const results = index.search(query, {
        tokenize: queryWords,
        processTerm: (word) => withSynonyms(processTerm(word) ?? ""),
        boost: { title: 4, names: 3 },
        boostDocument: (_id, _term, stored) => weightOf(stored as unknown as Entry),
        prefix: (term, at, all) => at === all.length - 1 || !isKnown(term),
        fuzzy: typos,
      }) as unknown as Found[];
      const isComplete = ({ queryTerms }: Found) =>
        words.every((word) => withSynonyms(word).some((term) => queryTerms.includes(term)));
      const isRequested = requestFilter(query.trim(), basePath);
      for (const result of results)
        result.score = isRequested(result) ? 1e6 : result.score * (1 + 3 * nameMatch(result, words));
      results.sort((a, b) => b.score - a.score || a.id - b.id);
      return { results, partial: results.length > 0 && !results.some(isComplete) };
    },
  };
}

const exactly: SearchOptions = { tokenize: (text) => [text], processTerm: (term) => term };

interface Found extends SearchResult {
  id: number;
  score: number;
  queryTerms: string[];
  names: string;
}

// The score of the title or another name: 0 without common words, more for longer names. Other names
// must match completely, because they may have words that the page is not about.
function nameMatch({ title, names, terms }: Found, words: string[]): number {
  const matches = [title, ...names.split(", ")].map((name, at) => {
    const own = termsOf(name);
    const matched = own.filter((term) => terms.includes(term)).length;
    const isComplete = matched === own.length;
    const isSame = isComplete && (own.length === 1 ? words.length === 1 : own.join(" ") === words.join(" "));
    const match = matched ** 3 / (own.length * Math.max(words.length, matched));
    return at === 0 || isComplete ? match * (isSame ? 2 : 1) : 0;
  });
  return Math.max(...matches.map((match) => match || 0));
}

function termsOf(text: string): string[] {
  return [...new Set(tokenize(text).flatMap((word) => processTerm(word) ?? []))];
}

function weightOf({ kind, path }: Entry): number {
  return weights[kind] * (kind === "Guide" && path.includes("#") ? 0.7 : 1);
}

const weights: Record<Kind, number> = {
  Operation: 1.4,
  Guide: 1.2,
  Reference: 1.1,
  Workflow: 1,
  Schema: 0.4,
  Page: 0.8,
  Term: 0.6,
  Parameter: 0.25,
  Field: 0.3,
  Error: 0.5,
};

/** Returns whether an entry is the operation of a request, such as `GET https://api.example/api/v1/auth/me?page=2`. */
function requestFilter(query: string, basePath: string): (entry: Entry) => boolean {
  const { method = "", path = "" } = requestPattern.exec(query)?.groups ?? {};
  const ownPath = `/${path.replace(/^\/|\/$/g, "")}`.replace(new RegExp(`^${basePath}(?=/)`), "");
  return ({ kind, note }) => {
    const [ownMethod = "", template = ""] = note.split(" ");
    // IDs contain a digit. A segment without one may be an incomplete word.
    const pattern = template.replaceAll(/\{(\w+)\}/g, "(\\{$1\\}|[^/]*\\d[^/]*)");
    return (
      kind === "Operation" && ownMethod.startsWith(method.toUpperCase()) && new RegExp(`^${pattern}$`).test(ownPath)
    );
  };
}

const requestPattern = /^(?:(?<method>[a-z]+) +)?(?:https?:\/\/[^/\s]+)?(?<path>[^\s?#]*\/[^\s?#]*)/i;
