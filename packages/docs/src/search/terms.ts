/** Matches the words in texts and identifiers: `list` and `Sessions` in `listSessions`. */
export const wordPattern: RegExp = /\p{Lu}{2,}s?(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{L}|\d+/gu;

export function splitWords(text: string): string[] {
  return text.replace(/['’]s?\b|(?<=\bA)\/(?=B\b)/gi, "").match(wordPattern) ?? [];
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
  const words = splitWords(query.replace(/\b(log|sign)(?:ged|ning|ging)?[ -](?:in|on)\b/gi, "login"));
  const terms = toTerms(words);
  return terms.length > 0 ? terms : words.map((word) => word.toLowerCase());
}

function toTerms(words: string[]): string[] {
  return words.map(toTerm).filter((term) => term !== undefined);
}

const stopWords = new Set(
  "a above after against also always am an and are as at be before below between both but by can cannot cant could did do does dont during each for from further has have how i if in instead is it its may might must never of on once or over same several since so still such than that the their them then there these they this to too under until was we were what when where whether which while will with would you your yourself".split(
    " ",
  ),
);

// Maps `archive`, `archives`, `archived` and `archiving` to one term, and `stop` and `stopping`. Keeps at least three letters.
function stem(word: string): string {
  return word
    .replace(/(?<=...)ies$/, "y")
    .replace(/(?<=..[^s])s$/, "")
    .replace(/(?<=..([bdgmnprt]))\1(ing|ed)$/, "")
    .replace(/(?<=...)(ing|ed|e|y)$/, "");
}

/** Words that a result need not contain, because they say little about what a user is looking for. */
export function isWeak(term: string): boolean {
  return weakTerms.has(term);
}

const weakTerms = new Set(
  "about all another any api belong call crewkit data different do docs documentation endpoint every everything example existing fetch find get give go guide help here http https id into just last let list long make many method more much my need new no now one only org organization other out own per please request rest run see set should show some something support tell try two up use used using value via want way when who why work without"
    .split(" ")
    .map(stem),
);
