import type MiniSearch from "minisearch";
import { abbreviations } from "../synonyms.ts";
import { splitWords, toTerm } from "../terms.ts";

type Terms = Pick<Map<string, number>, "has" | "keys">;

/** Returns a word of a query and its long form or, if it is unknown, the terms that start with it or are spelled similarly. */
export function spellingsOf(word: string, known: Terms, index: MiniSearch): string[] {
  const full = abbreviations.get(word);
  if (full) return [word, full];
  if (word.length < 3 || known.has(word)) return [word];
  const completions = completionsOf(word, known);
  if (completions.length > 0) return completions;
  const swapped = [...word].map((_, at) => swapLetters(word, at)).find((each) => known.has(each));
  if (swapped) return [swapped];
  const edits = word.length < 4 ? [] : word.length < 8 ? [1] : [1, 2];
  const similar = edits.map((fuzzy) => {
    const matches = index.search(word, { prefix: false, fuzzy, filter: () => true, boostDocument: () => 1 });
    return [...new Set(matches.flatMap(({ terms }) => terms))].filter((term) => term[0] === word[0]);
  });
  return similar.find(({ length }) => length > 0) ?? [word];
}

function completionsOf(word: string, known: Terms): string[] {
  return [...known.keys()].filter((term) => term.startsWith(word));
}

/** Splits two words that are written as one, if the index contains both. */
export function splitCompound(word: string, known: Terms): string[] {
  if (word.length < 6 || completionsOf(word, known).length > 0) return [word];
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)].map((part) => toTerm(part) ?? "");
    if (parts.every((part) => known.has(part))) return parts;
  }
  return [word];
}

/** Joins neighboring words if only the joined word is known, because users also type `web hook`. */
export function joinedTerms(query: string, known: Terms): string[] {
  const words = splitWords(query).map((word) => word.toLowerCase());
  return words.flatMap((word, at) => {
    const next = words[at + 1] ?? "";
    const joined = toTerm(word + next) ?? "";
    return known.has(joined) && ![word, next].every((each) => known.has(toTerm(each) ?? each)) ? joined : [];
  });
}

function swapLetters(word: string, at: number): string {
  return word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2);
}
