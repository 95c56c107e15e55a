import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { tokenNotes } from "./docs.ts";
import { docstring } from "./layout.ts";

test("every note is about an operation of the contract", () => {
  const names = listOperations(readContract()).map(({ operationId }) => operationId);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tokenNotes)));
});

test.each([
  ["does not begin with what would be a tag", `${"x".repeat(113)} @a b`, [`${"x".repeat(113)} @a`, "b"]],
  ["does not end the comment", `${"x".repeat(113)} a */`, [`${"x".repeat(113)} a`, "*\\/"]],
])("a docstring's line of 120 %s", (_title, text, lines) => {
  const wanted = ["  /**", ...lines.map((line) => `   * ${line}`), "   */"].join("\n");
  expect(docstring({ paragraphs: [text] }, "  ")).toBe(wanted);
});

test("list items in a docstring start on their own lines", () => {
  const [long, rest] = [`- ${"x".repeat(110)}`, "second line"];
  const lines = ["/**", ` * ${long}`, ` *   ${rest}`, " * - b", " */"];
  expect(docstring({ paragraphs: [`${long} ${rest}\n- b`] })).toBe(lines.join("\n"));
});
