/** Matches names, such as `per_page` and `self-hosted`. */
export const namePattern: RegExp = /([\p{L}\p{M}\d_]+(?:-[\p{L}\p{M}\d_]+)*)/gu;

/** Matches the words of names: `list` and `Sessions` in `listSessions`. */
export const wordPattern: RegExp = /(\p{Lu}{2,}s?(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{L}|\d+)/gu;

/** Splits a text into words. A name of several words, such as `listSessions` or `per_page`, is also indexed as one word. */
export function tokenize(text: string): string[] {
  return splitNames(text).flatMap(({ name, words }) => (words.length > 1 ? [...words, name] : words));
}

/** Returns the names in a text, without punctuation, and the words that each consists of. */
export function splitNames(text: string): { name: string; words: string[] }[] {
  const names = text.replace(apostrophes, "").replace(loginPattern, "log$1").match(namePattern) ?? [];
  return names.map((name) => ({ name: joinWords(name), words: name.match(wordPattern) ?? [] }));
}

export function joinWords(name: string): string {
  return name.replace(/[-_]/g, "");
}

// Also the slash in `A/B test`.
const apostrophes = /['’]s?\b|(?<=\bA)\/(?=B\b)/gi;

// `log in`, `logging in` and `sign in`.
const loginPattern = /\b(?:log|sign)(?:g?ed|g?ing)?[ -](in|out)\b/gi;

/** Normalizes the case and ending of a word. Returns undefined for stop words. */
export function processTerm(word: string): string | undefined {
  const lower = word.toLowerCase();
  return stopWords.has(lower) ? undefined : stem(lower);
}

const stopWords = new Set(
  "a about all also an and any are as at be been but by can could did do does every everything for from had has have how i if in into is it its me need of or our please should so some than that the their them then there these they this to was we what when where which will with would you your".split(
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

// A query that contains a word on the right also finds the word on the left.
const synonyms: Record<string, string> = {
  accept: "join",
  analytics: "dashboard metrics statistics report",
  authentication: "auth login",
  available: "free",
  challenge: "dispute disagree objection",
  client: "sdk library",
  convention: "guideline standard",
  cost: "spend spending spent money price expense",
  create: "make new add register upload",
  current: "my",
  decline: "refuse reject",
  delete: "remove erase drop cancel clear",
  deploy: "promote release launch winner",
  disable: "deactivate off pause",
  effective: "merged resolved inherited",
  enable: "activate on",
  end: "close finish complete",
  experiment: "ab trial",
  fork: "copy clone duplicate customize",
  health: "alive uptime status",
  import: "upload load bulk",
  invitation: "invite",
  invite: "add",
  limit: "quota throttle throttling",
  link: "connect attach",
  list: "all",
  login: "auth",
  member: "someone who teammate colleague people everyone employee",
  metrics: "results",
  mock: "fake stub locally offline",
  organization: "org company account tenant team",
  permission: "perms access",
  publish: "share",
  remove: "delete kick",
  repository: "repo git",
  role: "admin",
  resource: "agent skill rule command prompt",
  retry: "again",
  revoke: "invalidate",
  rollback: "undo revert restore",
  search: "find",
  session: "conversation run",
  subscription: "subscribe",
  transfer: "give move",
  unlink: "disconnect",
  update: "change edit modify rename",
  user: "developer",
};

// The words on the left by a word on the right.
const targets = new Map<string, string[]>();
for (const [word, others] of Object.entries(synonyms))
  for (const other of others.split(" ").map(stem)) targets.set(other, [...(targets.get(other) ?? []), stem(word)]);

/** Returns a term of a query and the terms with the same meaning. */
export function withSynonyms(term: string): string[] {
  return [term, ...(targets.get(term) ?? [])];
}
