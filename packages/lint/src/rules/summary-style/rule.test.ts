import { expect, test } from "vitest";
import { runRule } from "../../testing.ts";

const longest = `L${"o".repeat(59)}`;

test.each([
  ["List sessions", "Get a session", []],
  ["list sessions", "Get a session", ["/paths/~1a/get/summary"]],
  ["List sessions.", "Get a session", ["/paths/~1a/get/summary"]],
  [longest, "Get a session", []],
  [`${longest}o`, "Get a session", ["/paths/~1a/get/summary"]],
  ["List sessions", "List sessions", ["/paths/~1b/get/summary"]],
  [undefined, undefined, []],
])("checks the summaries %j and %j", async (a, b, expected) => {
  const get = (operationId: string, summary?: string) => ({ get: { operationId, summary, responses: {} } });
  expect(await runRule("summary-style", { paths: { "/a": get("getA", a), "/b": get("getB", b) } })).toEqual(expected);
});
