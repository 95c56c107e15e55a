import { expect, test } from "vitest";
import { createTestApi } from "../../testing/api.ts";
import { differenceOf } from "./diff.ts";

const between = (from: string, to: string) =>
  differenceOf({ version_number: 1, content: from }, { version_number: 2, content: to });

test.each([
  ["one line", "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"],
  ["a line that goes", "a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"],
  ["the last line's end", "a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"],
  ["the kind of a line's end", "a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"],
])("%s is told as diff -u tells it", (_, from, to, hunk) => {
  expect(between(from, to).diff).toBe(`--- version 1\n+++ version 2\n${hunk}`);
});

test("contents that have little in common are told as wholes, in a moment", () => {
  const lines = (word: string) => Array.from({ length: 50_000 }, (_, index) => `${word} ${index}\n`).join("");
  const began = performance.now();
  const { added_lines, removed_lines, diff } = between(lines("a"), lines("b"));
  expect([added_lines, removed_lines]).toEqual([50_000, 50_000]);
  expect(diff).toMatch(/^--- version 1\n\+\+\+ version 2\n@@ -1,50000 \+1,50000 @@\n-a 0\n/);
  expect(performance.now() - began).toBeLessThan(5000);
});

test("the longest difference is one that the contract allows", async () => {
  const api = createTestApi();
  const content = (line: string) => `${line}\n`.repeat(1200) + "\n".repeat(509_000);
  const body = { resource_type: "rule", name: "long", content: content("a") };
  const { id, current_version_hash: from_hash } = (await api.call("createResource", { body })).body.data;
  const changed = await api.call("updateResource", { path: { id }, body: { content: content("b") } });
  const path = { id, from_hash, to_hash: changed.body.data.current_version_hash };
  expect((await api.call("diffResourceVersions", { path })).body.data.diff.length).toBeGreaterThan(2_000_000);
  // Half a million lines take seconds on a busy machine.
}, 20_000);
