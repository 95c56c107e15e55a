import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "timestamps";
const moment = { type: "string", format: "date-time", pattern: "^.*Z$" };
const day = { type: "string", format: "date" };

test.each([
  ["ended_at", { ...moment, type: ["string", "null"] }, undefined],
  ["start_date", day, undefined],
  ["date", day, undefined],
  ["ended_at", { type: "string" }, "is no moment"],
  ["ended_at", day, "is no moment"],
  ["ended_at", { type: "string", format: "date-time" }, "may be in any time zone"],
  ["start_date", { type: "string" }, "is no day. Write `format: date`"],
  ["start_date", moment, "is a moment, but not named like one. Name it `start_at`"],
  ["since", moment, "Name it `since_at`"],
])("`%s` as %j: %s", async (name, schema, says) => {
  const document = answering({ schema: { type: "object", properties: { [name]: schema } } });
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, document)).toEqual(expected);
});
