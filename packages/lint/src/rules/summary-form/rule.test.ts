import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "summary-form";

test.each([
  [["List sessions"], []],
  [["list sessions"], ['does not begin with a capital. Write "List sessions"']],
  [["List sessions."], ['ends as a sentence does. Write "List sessions"']],
  [[`L${"o".repeat(59)}`], []],
  [[`L${"o".repeat(60)}`], ["has 61 characters. Say it in 60"]],
  [["List sessions", "List sessions"], ["`getB` has the summary of `getA`"]],
  [[undefined, undefined], []],
])("%j", async (summaries, expected) => {
  const [a, b] = summaries;
  const get = (operationId: string, summary?: string) => ({ get: { operationId, summary, responses: {} } });
  const found = await judge(id, { paths: { "/a": get("getA", a), "/b": get("getB", b ?? (a && "Another")) } });
  expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
});
