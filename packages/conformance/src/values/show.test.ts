import { expect, test } from "vitest";
import { several, show } from "./show.ts";

test("a value is shown as JSON, and no longer than a line", () => {
  expect([show("a"), show(7), show(null), show(undefined)]).toEqual(['"a"', "7", "null", "nothing"]);
  expect(show('{"is":"JSON"}')).toBe('{"is":"JSON"}');
  expect(show(["x".repeat(200)])).toBe(`["${"x".repeat(77)}…`);
});

test("of many phrases the first three are told, and how many more there are", () => {
  expect(several(["a", "b", "c"])).toBe("a, b, c");
  expect(several(["a", "b", "c", "d", "e"], "; ")).toBe("a; b; c; and 2 more");
  expect(several(["x".repeat(1000)])).toHaveLength(160);
});
