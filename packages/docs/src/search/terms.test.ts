import { expect, test } from "vitest";
import { indexTerms, queryTerms, splitWords } from "./terms.ts";

test.each([
  ["listSessions", ["list", "Sessions"]],
  ["PasskeyRPEntity", ["Passkey", "RP", "Entity"]],
  ["/{org_id}/sessions/slug-available", ["org", "id", "sessions", "slug", "available"]],
  ["X-RateLimit-Reset", ["X", "Rate", "Limit", "Reset"]],
  ["Slug can't be the organization's", ["Slug", "cant", "be", "the", "organization"]],
  ["42 URLs", ["42", "URLs"]],
])("splits %s into words", (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each([
  ["archive", "archived", "archiving"],
  ["key", "keys", "Key"],
  ["repository", "repositories", "Repository"],
])("maps %s, %s and %s to one term", (...words) => {
  expect(new Set(words.flatMap(queryTerms)).size).toBe(1);
});

test("indexes a name by its words and as one word", () => {
  expect(indexTerms("listSessions per_page")).toEqual(["list", "session", "per", "pag", "listsession", "perpag"]);
});

test("removes stop words from a query, unless there are no other words", () => {
  expect(queryTerms("how do I archive an experiment?")).toEqual(["archiv", "experiment"]);
  expect(queryTerms("to")).toEqual(["to"]);
});
