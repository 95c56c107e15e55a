import { expect, test } from "vitest";
import { joinContents, readFrontMatter, splitContent } from "./content.ts";

test.each([
  ["no front matter", ["A\n", "B\n"], "A\n\nB\n"],
  [
    "that of the lowest tier that has one",
    ["---\na: 1\n---\nA", "---\nb: 2\n---\n\nB", "C"],
    "---\nb: 2\n---\nA\n\nB\n\nC\n",
  ],
  ["an empty one", ["A", "---\n---\nB\n---\nC"], "---\n---\nA\n\nB\n---\nC\n"],
  ["one that is not closed, which is text", ["---\na: 1\n", "B"], "---\na: 1\n\nB\n"],
  ["one without text, which gives no text", ["A", "---\nb: 2\n---"], "---\nb: 2\n---\nA\n"],
  ["lines that end in CRLF", ["---\r\na: 1\r\n---\r\nA\r\n\r\n", "B"], "---\r\na: 1\r\n---\r\nA\n\nB\n"],
  ["an indented text, which stays so", ["A", "\n    code\n"], "A\n\n    code\n"],
])("joins contents with %s", (_, contents, joined) => {
  expect(joinContents(contents)).toBe(joined);
});

test("keeps a single content byte for byte", () => {
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
  ["what looks like a number", "name: 007", { name: "007" }],
  ["folded text", "description: >\n  Books\n  it.\n", { description: "Books it." }],
  ["nothing where it is null or empty", "name: ~\ndescription: ' '", {}],
  ["nothing where it is a list", "name: [a]", {}],
  ["what it can of a YAML that has faults", "name: ledger\ndescription: Use: when\ntools: [", { name: "ledger" }],
])("reads front matter with %s", (_, yaml, read) => {
  expect(readFrontMatter(`---\n${yaml}\n---\nText.`)).toEqual(read);
});

test("returns nothing without front matter", () => {
  expect(readFrontMatter("name: ledger\n")).toEqual({});
});
