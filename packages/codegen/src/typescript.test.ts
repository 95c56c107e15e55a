import { expect, test } from "vitest";
import { docstring, formatCall, formatLiteral } from "./typescript.ts";

test.each([
  [{ name: "Checkout", "a-b": [1, null] }, 40, '{ name: "Checkout", "a-b": [1, null] }'],
  [{ name: "Checkout", size: {} }, 20, '{\n  name: "Checkout",\n  size: {},\n}'],
  [{ text: "---\nname: a\n---\n" }, 20, '{\n  text: "---\\nname: a\\n---\\n",\n}'],
  ["a word\n".repeat(15).trimEnd(), 80, `[\n${'  "a word",\n'.repeat(15)}].join("\\n")`],
])("formats %j in %i characters", (value, firstLineWidth, text) => {
  expect(formatLiteral(value, { width: 115, firstLineWidth })).toBe(text);
});

test.each([
  [["an-id", { page: 2 }], 'get("an-id", { page: 2 });'],
  [["an-id", { page: 2, per_page: 10 }], 'get("an-id", {\n  page: 2,\n  per_page: 10,\n});'],
  [[{ id: "an-id-too-long-for-this" }], 'get({\n  id: "an-id-too-long-for-this",\n});'],
  [
    ["an-id-too-long-for-this-line", { name: "a-name", size: 20 }],
    'get(\n  "an-id-too-long-for-this-line",\n  {\n    name: "a-name",\n    size: 20,\n  },\n);',
  ],
  [["a-long-id", "another-long-id"], 'get(\n  "a-long-id",\n  "another-long-id",\n);'],
])("formats a call with %j in 30 characters", (values, text) => {
  expect(formatCall(values, ["get(", ");"], 30)).toBe(text);
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
