import { toTerm } from "./terms.ts";

// What people call things for which the contract has another word, or two: what has the first is found by the others too.
const synonymWords = {
  sign: "log login signin",
  login: "log sign signin",
  logout: "sign signout",
  me: "who whoami current",
  somebody: "user member",
  delete: "remove",
  repository: "repo",
  client: "sdk",
  device: "cli terminal",
  terminal: "cli",
};

/** By a term, those by which it is found too. */
export const synonyms: Record<string, string[]> = Object.fromEntries(
  Object.entries(synonymWords).map(([word, others]) => [toTerm(word), others.split(" ").map(toTerm)]),
);
