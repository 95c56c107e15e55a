import { expect, test } from "vitest";
import { formatList, formatValue, inRule, joinTexts, text, truncate } from "./format.ts";

test("formats a value as one line of JSON", () => {
  expect([formatValue("a"), formatValue(7), formatValue(null), formatValue(undefined)]).toEqual([
    '"a"',
    "7",
    "null",
    "nothing",
  ]);
  expect(formatValue('{"is":"JSON"}')).toBe('{"is":"JSON"}');
  expect(formatValue(["x".repeat(200)])).toBe(`["${"x".repeat(77)}…`);
});

test("lists the first three phrases and the number of others", () => {
  expect(formatList(["a", "b", "c"])).toBe("a, b, c");
  expect(formatList(["a", "b", "c", "d", "e"], "; ")).toBe("a; b; c; and 2 more");
  expect(formatList(["x".repeat(1000)])).toHaveLength(160);
});

test("creates a rule without values", () => {
  const problems = [text`${inRule("name")} is ${1}`, ...[2, 3, 4].map((value) => text`${value} is missing`)];
  const message = "Expected `a`, but name is 1; 2 is missing; 3 is missing; and 1 more.";
  const rule = "Expected `…`, but name is …; … is missing.";
  expect(text`Expected \`${"a"}\`, but ${joinTexts(problems)}.`).toEqual({ message, rule });
});

test("does not cut a character outside the BMP in two", () => {
  expect(truncate("a😀b😀", 3)).toBe("a…");
  expect(truncate("a😀b😀", 4)).toBe("a😀…");
});
