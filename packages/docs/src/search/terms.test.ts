import { expect, test } from "vitest";
import { processTerm, tokenize } from "./terms.ts";

test.each([
  ["listSessions time_out", ["list", "Sessions", "listSessions", "time", "out", "timeout"]],
  ["PasskeyRPEntity", ["Passkey", "RP", "Entity", "PasskeyRPEntity"]],
  ["GET /{user_name}/roles", ["GET", "user", "name", "username", "roles"]],
  ["Slug can't be the organization's", ["Slug", "cant", "be", "the", "organization"]],
  ["42 URLs, an A/B test", ["42", "URLs", "an", "AB", "test"]],
  ["signing in or log out", ["login", "or", "logout"]],
])("splits %s into words, and also keeps names of several words", (text, words) => {
  expect(tokenize(text)).toEqual(words);
});

test.each([
  ["archive", "archived", "archiving"],
  ["key", "keys", "Key"],
  ["repository", "repositories", "Repository"],
])("maps %s, %s and %s to one term", (...words) => {
  expect(new Set(words.map(processTerm)).size).toBe(1);
});

test("omits stop words", () => {
  expect(tokenize("How do I archive it?").flatMap((word) => processTerm(word) ?? [])).toEqual(["archiv"]);
});
