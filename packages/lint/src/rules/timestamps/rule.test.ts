import { expect, test } from "vitest";
import { answered, answering, judge } from "../../testing.ts";

const moment = { type: "string", format: "date-time", pattern: "^.*Z$" };
const day = { type: "string", format: "date" };

test.each([
  ["ended_at", { ...moment, type: ["string", "null"] }, true],
  ["start_date", day, true],
  ["date", day, true],
  ["ended_at", { type: "string" }, false],
  ["ended_at", day, false],
  ["ended_at", { type: "string", format: "date-time" }, false],
  ["start_date", { type: "string" }, false],
  ["start_date", moment, false],
  ["since", moment, false],
])("`%s` can be %j: %s", async (name, schema, ok) => {
  const document = answering({ schema: { type: "object", properties: { [name]: schema } } });
  expect(await judge("timestamps", document)).toEqual(ok ? [] : [`${answered}/schema/properties/${name}`]);
});
