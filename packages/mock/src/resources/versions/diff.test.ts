import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { boundOf } from "../../contract/values.ts";
import { diffVersions } from "./diff.ts";

const between = (from: string, to: string) =>
  diffVersions({ version_number: 1, content: from }, { version_number: 2, content: to });

test.each([
  ["one line", "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"],
  ["a removed line", "a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"],
  ["a missing newline at the end", "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"],
  ["changed line endings", "a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"],
])("formats %s like diff -u", (_, from, to, hunk) => {
  expect(between(from, to).diff).toBe(`--- version 1\n+++ version 2\n${hunk}`);
});

test("returns a diff that replaces the whole content if more than 1,000 lines change", () => {
  const contentOf = (word: string, count: number) => {
    const lines = Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join("");
    return `${lines}same\n${lines}`;
  };
  expect(between(contentOf("a", 250), contentOf("b", 250))).toMatchObject({ added_lines: 500, removed_lines: 500 });
  const { added_lines, removed_lines, diff } = between(contentOf("a", 251), contentOf("b", 251));
  expect([added_lines, removed_lines]).toEqual([503, 503]);
  expect(diff).toMatch(/^--- version 1\n\+\+\+ version 2\n@@ -1,503 \+1,503 @@\n-a 0\n/);
});

test("reports missing newlines when it replaces the whole content", () => {
  const from = "a\n".repeat(1000);
  const to = `${"\r\n".repeat(500)}b`;
  const lines = [...Array(1000).fill("-a"), ...Array(500).fill("+\r"), "+b", "\\ No newline at end of file"];
  const diff = `--- version 1\n+++ version 2\n@@ -1,1000 +1,501 @@\n${lines.join("\n")}\n`;
  expect(between(from, to)).toEqual({ added_lines: 501, removed_lines: 1000, diff });
});

test("never exceeds the contract's maximum length of a diff, even if every line is removed and added", () => {
  const contentOf = (line: string) => `${line}\n`.repeat(501) + "\n".repeat(5000);
  const content = contentOf("a");
  const longestOf = (bytes: number) => 4 * bytes + 200;
  expect(between(content, contentOf("b")).diff.length).toBeLessThan(longestOf(content.length));
  const max = boundOf(contract, ["ResourceUpdate", "content"], "x-max-bytes");
  expect(longestOf(max)).toBeLessThan(boundOf(contract, ["ResourceDiff", "diff"], "maxLength"));
});
