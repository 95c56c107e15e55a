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
  ["null in quotes", "name: 'null'", { name: "null" }],
  ["a flow mapping", '{ name: ledger, "description": Books. }', { name: "ledger", description: "Books." }],
  ["a comment and a directive", "%YAML 1.2\n--- # ledger\nname: ledger # internal", { name: "ledger" }],
  ["duplicate keys", "name: ledger\nname: books", { name: "ledger" }],
  ["a list as name", "name: [a]", {}],
  ["invalid YAML, in part", "name: ledger\ndescription: Use: when\ntools: [", { name: "ledger" }],
  ["an invalid escape sequence", 'name: ledger\ndescription: "\\+"', { name: "ledger" }],
])("reads front matter with %s", (_, yaml, read) => {
  expect(readFrontMatter(`---\n${yaml}\n---\nText.`)).toEqual(read);
});

// Deeper nesting ends the process on Node.js 20, and more tokens take too long.
test.each([
  ["50 levels of nesting", (count: number) => `tools: ${"[".repeat(count)}`, 48],
  ["1,500 tokens", (count: number) => `tools: [${",".repeat(count)}`, 1485],
  ["10,000 characters", (count: number) => `# ${"-".repeat(count)}`, 9976],
])("ignores front matter with more than %s", (_, repeat, maxCount) => {
  const read = (count: number) => readFrontMatter(`---\nname: ledger\n${repeat(count)}\n---\n`);
  expect(read(maxCount)).toEqual({ name: "ledger" });
  expect(read(maxCount + 1)).toEqual({});
});

test("returns nothing without front matter", () => {
  expect(readFrontMatter("name: ledger\n")).toEqual({});
});
