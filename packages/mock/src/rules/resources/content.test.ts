import { expect, test } from "vitest";
import { joinContents, readFrontMatter, splitContent } from "./content.ts";

test.each([
  ["no front matter", ["A\n", "B\n"], "A\n\nB\n"],
  [
    "the front matter of the lowest tier that has one",
    ["---\na: 1\n---\nA", "---\nb: 2\n---\n\nB", "C"],
    "---\nb: 2\n---\nA\n\nB\n\nC\n",
  ],
  ["empty front matter", ["A", "---\n---\nB\n---\nC"], "---\n---\nA\n\nB\n---\nC\n"],
  ["unclosed front matter, which is text", ["---\na: 1\n", "B"], "---\na: 1\n\nB\n"],
  ["front matter without text", ["A", "---\nb: 2\n---"], "---\nb: 2\n---\nA\n"],
  ["CRLF line endings", ["---\r\na: 1\r\n---\r\nA\r\n\r\n", "B"], "---\r\na: 1\r\n---\r\nA\n\nB\n"],
  ["indented text", ["A", "\n    code\n"], "A\n\n    code\n"],
])("joins contents with %s", (_, contents, joined) => {
  expect(joinContents(contents)).toBe(joined);
});

test("does not change the content of a single resource", () => {
  expect(joinContents(["\n\n---\nA\r\n\n"])).toBe("\n\n---\nA\r\n\n");
});

// Long enough for a pattern with quadratic run time to exceed the test's timeout.
test("splits and joins long content of blank lines and dashes without backtracking", () => {
  const text = `${"\n".repeat(500_000)}x${"\n---x".repeat(50_000)}\ny`;
  expect(splitContent(`---\n${text}`).frontMatter).toBe("");
  expect(joinContents(["A", text])).toMatch(/^A\n\nx\n/);
});

test.each([
  ["name and description", "name: ledger\ndescription: Books.", { name: "ledger", description: "Books." }],
  ["a number as name", "name: 007", { name: "007" }],
  ["folded text", "description: >\n  Books\n  it.\n", { description: "Books it." }],
  ["null and empty values", "name: ~\ndescription: ' '", {}],
  ["a list as name", "name: [a]", {}],
  ["invalid YAML, in part", "name: ledger\ndescription: Use: when\ntools: [", { name: "ledger" }],
])("reads front matter with %s", (_, yaml, read) => {
  expect(readFrontMatter(`---\n${yaml}\n---\nText.`)).toEqual(read);
});

test("returns nothing without front matter", () => {
  expect(readFrontMatter("name: ledger\n")).toEqual({});
});
