import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const timestamp = { type: "string", format: "date-time", pattern: "^.*Z$" };
const date = { type: "string", format: "date" };

test.each([
  ["ended_at", { ...timestamp, type: ["string", "null"] }, true],
  ["start_date", date, true],
  ["date", date, true],
  ["ended_at", { type: "string" }, false],
  ["ended_at", date, false],
  ["ended_at", { type: "string", format: "date-time" }, false],
  ["start_date", { type: "string" }, false],
  ["start_date", timestamp, false],
  ["since", timestamp, false],
])("`%s` with %j is valid: %s", async (name, schema, ok) => {
  const document = documentReturning({ schema: { type: "object", properties: { [name]: schema } } });
  expect(await runRule("timestamps", document)).toEqual(ok ? [] : [`${responseMediaType}/schema/properties/${name}`]);
});
