import { expect, test } from "vitest";
import { rejectUnsafeValues } from "./reject-unsafe-values.ts";

const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

test.each([
  ["a hundred levels below the body", nested(101)],
  ["the largest exact numbers", [2 ** 53 - 1, -(2 ** 53) + 1]],
  ["whole characters", { "\u{1f600}": "\u{1f600}" }],
  ["nothing", null],
])("accepts %s", (_, value) => {
  expect(() => rejectUnsafeValues(value)).not.toThrow();
});

test.each([
  ["a level more", nested(102), "0", "is nested too deeply"],
  ["a level more in a field", { a: { b: nested(101) } }, "a", "is nested too deeply"],
  ["2^53", { a: [1, 2 ** 53] }, "a.1", "must be between -9007199254740991 and 9007199254740991"],
  ["-2^53", -(2 ** 53), "body", "must be between -9007199254740991 and 9007199254740991"],
  ["half a character", { a: ["\ud83d"] }, "a.0", "must be valid Unicode"],
  ["half a character in a name", { a: { "\ude00": 1 } }, "a", "has a name that is not valid Unicode"],
])("rejects %s and names the field", (_, value, field, message) => {
  expect(() => rejectUnsafeValues(value)).toThrow(
    expect.objectContaining({ body: expect.objectContaining({ details: { [field]: [message] } }) }),
  );
});
