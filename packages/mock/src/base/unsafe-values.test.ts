import { expect, test } from "vitest";
import { rejectUnsafeValues } from "./unsafe-values.ts";

const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

test.each([
  ["a hundred levels below the body", nested(101)],
  ["the largest exact numbers", [2 ** 53 - 1, -(2 ** 53) + 1]],
  ["surrogate pairs", { "\u{1f600}": "\u{1f600}" }],
  ["null", null],
])("accepts %s", (_, value) => {
  expect(() => rejectUnsafeValues(value)).not.toThrow();
});

test.each([
  ["101 levels below the body", nested(102), "0", "is nested too deeply. Use at most 100 levels"],
  ["101 levels in a field", { a: { b: nested(101) } }, "a", "is nested too deeply. Use at most 100 levels"],
  ["2^53", { a: [1, 2 ** 53] }, "a.1", "must be between -9007199254740991 and 9007199254740991"],
  ["-2^53", -(2 ** 53), "body", "must be between -9007199254740991 and 9007199254740991"],
  ["a lone surrogate", { a: ["\ud83d"] }, "a.0", "must be valid Unicode"],
  ["a lone surrogate in a name", { a: { "\ude00": 1 } }, "a", "has a name that is not valid Unicode"],
])("rejects %s and names the field", (_, value, field, message) => {
  expect(() => rejectUnsafeValues(value)).toThrow(
    expect.objectContaining({ body: expect.objectContaining({ details: { [field]: [message] } }) }),
  );
});
