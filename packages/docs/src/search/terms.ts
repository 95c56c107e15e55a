/** Matches the words in texts and identifiers: `list` and `Sessions` in `listSessions`. */
export const wordPattern: RegExp = /\p{Lu}{2,}s?(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{L}|\d+/gu;

export function splitWords(text: string): string[] {
  return text.replace(/['’]s?\b/g, "").match(wordPattern) ?? [];
}

/** Normalizes the case and ending of a word. Returns undefined for stop words. */
export function toTerm(word: string): string | undefined {
  const lower = word.toLowerCase();
  return stopWords.has(lower) ? undefined : stem(lower);
}

/** Returns the terms of an indexed text. An identifier of several words is also indexed as one term: `listsessions`. */
export function indexTerms(text: string): string[] {
  const names = (text.match(/\w+/g) ?? []).filter((name) => splitWords(name).length > 1);
  return toTerms([...splitWords(text), ...names.map((name) => name.replaceAll("_", ""))]);
}

/** Returns the terms of a query, or all its words if they are all stop words. */
export function queryTerms(query: string): string[] {
  const words = splitWords(query);
  const terms = toTerms(words);
  return terms.length > 0 ? terms : words.map((word) => word.toLowerCase());
}

function toTerms(words: string[]): string[] {
  return words.map(toTerm).filter((term) => term !== undefined);
}

const stopWords = new Set(
  "a am an and are as at be by can do does for from has have how i if in is it its my of on or so that the their them then there they this to was we what when where which whom with you your".split(
    " ",
  ),
);

// Maps `archive`, `archived` and `archiving` to one term. Keeps at least three letters.
function stem(word: string): string {
  return word.replace(/(?<=...)(ies|ing|ed|es|s|e|y)$/, "");
}
