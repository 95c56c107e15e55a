import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "open-enums";
const words = { description: "Its kind. More values may come." };
const mark = { "x-open-enum": true };
const values = { type: "string", enum: ["a"] };

test.each([
  [values, undefined],
  [{ ...values, ...words, ...mark }, undefined],
  [{ ...values, ...words }, "to people only. Add `x-open-enum: true`"],
  [{ ...values, ...words, "x-open-enum": false }, "to people only"],
  [{ ...values, ...mark }, 'is marked as open. End its description in "More values may come."'],
  [{ type: "string", ...words }, "has no values"],
  [{ type: "string", ...mark }, "has no values"],
  [{ type: "array", items: values, ...words }, "has no values"],
])("%j: %s", async (schema, says) => {
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, answering({ schema }))).toEqual(expected);
});
