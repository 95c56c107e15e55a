import { toTerm } from "./terms.ts";

// Entries with the word on the left are also found by the words on the right.
const synonymWords = {
  sign: "log login signin",
  login: "log sign signin",
  logout: "sign signout",
  me: "who whoami current",
  delete: "remove",
  repository: "repo",
  client: "sdk",
  device: "cli terminal",
  terminal: "cli",
};

export const synonyms: Record<string, string[]> = Object.fromEntries(
  Object.entries(synonymWords).map(([word, others]) => [toTerm(word), others.split(" ").map(toTerm)]),
);
