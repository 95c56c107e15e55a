import { expect, test } from "vitest";
import { formatList, formatValue } from "./format.ts";

test("a value is shown as JSON, and no longer than a line", () => {
  expect([formatValue("a"), formatValue(7), formatValue(null), formatValue(undefined)]).toEqual([
    '"a"',
    "7",
    "null",
    "nothing",
  ]);
  expect(formatValue('{"is":"JSON"}')).toBe('{"is":"JSON"}');
  expect(formatValue(["x".repeat(200)])).toBe(`["${"x".repeat(77)}…`);
});

test("of many phrases the first three are told, and how many more there are", () => {
  expect(formatList(["a", "b", "c"])).toBe("a, b, c");
  expect(formatList(["a", "b", "c", "d", "e"], "; ")).toBe("a; b; c; and 2 more");
  expect(formatList(["x".repeat(1000)])).toHaveLength(160);
});
