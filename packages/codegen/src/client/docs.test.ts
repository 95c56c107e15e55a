import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { methodDocs, tokenNotes } from "./docs.ts";
import { docstring } from "./layout.ts";
import { readOperations } from "./operation.ts";

test("every note belongs to an operation in the contract", () => {
  const names = listOperations(readContract()).map(({ operationId }) => operationId);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tokenNotes)));
});

test.each([
  ["getHealth", "Does not require an access token."],
  ["listSessions", "Any member of the organization can call this."],
  ["createSession", "Requires the permission level `member` or higher."],
  ["transferOwnership", "Requires the permission level `owner`."],
])("describes the required permission of %s", (operationId, sentence) => {
  const operation = readOperations(readContract()).find((each) => each.operation.operationId === operationId);
  expect(operation && methodDocs(readContract(), operation).paragraphs).toContain(sentence);
});

test.each([
  ["does not start a line with @", `${"x".repeat(113)} @a b`, [`${"x".repeat(113)} @a`, "b"]],
  ["escapes the end of a comment", `${"x".repeat(113)} a */`, [`${"x".repeat(113)} a`, "*\\/"]],
])("a docstring %s", (_title, text, lines) => {
  const expected = ["  /**", ...lines.map((line) => `   * ${line}`), "   */"].join("\n");
  expect(docstring({ paragraphs: [text] }, "  ")).toBe(expected);
});

test("a docstring starts list items on new lines", () => {
  const long = `- ${"x".repeat(110)}`;
  const rest = "second line";
  const lines = ["/**", ` * ${long}`, ` *   ${rest}`, " * - b", " */"];
  expect(docstring({ paragraphs: [`${long} ${rest}\n- b`] })).toBe(lines.join("\n"));
});
