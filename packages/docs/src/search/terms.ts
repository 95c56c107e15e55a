/** What a word is, in a name too: `listSessions` has two, and so has `/{org_id}/sessions` beside its id. */
export const word: RegExp = /\p{Lu}{2,}s?(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{L}|\d+/gu;

export function splitWords(text: string): string[] {
  return text.replace(/['’]s?\b/g, "").match(word) ?? [];
}

/** What a word counts as, whatever its case and its ending; undefined for one that says nothing. */
export function toTerm(wordPattern: string): string | undefined {
  const lower = wordPattern.toLowerCase();
  return stopWords.has(lower) ? undefined : stem(lower);
}

/** The terms by which a text is found: of a name with several words, also the name as one, as in `listsessions`. */
export function indexTerms(text: string): string[] {
  const names = (text.match(/\w+/g) ?? []).filter((name) => splitWords(name).length > 1);
  return toTerms([...splitWords(text), ...names.map((name) => name.replaceAll("_", ""))]);
}

/** The terms of what somebody asks for; if none says anything, its words. */
export function queryTerms(query: string): string[] {
  const words = splitWords(query);
  const telling = toTerms(words);
  return telling.length > 0 ? telling : words.map((word) => word.toLowerCase());
}

function toTerms(words: string[]): string[] {
  return words.map(toTerm).filter((term) => term !== undefined);
}

const stopWords = new Set(
  "a am an and are as at be by can do does for from has have how i if in is it its my of on or so that the their them then there they this to was we what when where which whom with you your".split(
    " ",
  ),
);

// By its beginning, so that `archive`, `archived` and `archiving` are one word, and `key` and `keys`. A short one stays.
function stem(word: string): string {
  return word.replace(/(?<=...)(ies|ing|ed|es|s|e|y)$/, "");
}
