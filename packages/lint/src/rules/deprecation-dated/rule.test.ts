import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "deprecation-dated";
const say = (operation: object) =>
  judge(id, {
    paths: { "/a": { get: { operationId: "getA", responses: { 200: { description: "A" } }, ...operation } } },
  });

test("a day that has passed is reported, the day itself has not", async () => {
  expect(await say({ deprecated: true, "x-sunset": "2020-01-31" })).toEqual([
    expect.stringContaining("`getA` was to stay until 2020-01-31 and is still here. Remove it,"),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await say({ deprecated: true, "x-sunset": today })).toEqual([]);
});

test.each([undefined, null, "2999-02-30", "31.12.2999", 2999])("%j is no day", async (sunset) => {
  expect(await say({ deprecated: true, "x-sunset": sunset })).toEqual([
    expect.stringContaining("no day says until when"),
  ]);
});

test("a day without a deprecation is reported, neither is not", async () => {
  expect(await say({ "x-sunset": "2999-12-31" })).toEqual([expect.stringContaining("Add `deprecated: true`.")]);
  expect(await say({ deprecated: false })).toEqual([]);
});

test("parameters, headers and fields are judged alike", async () => {
  const schema = { type: "object", properties: { old: { type: "string", deprecated: true } } };
  const parameters = [{ name: "page", in: "query", deprecated: true, schema: { type: "string" } }];
  const headers = { "X-Old": { deprecated: true, schema: { type: "string" } } };
  const content = { "application/json": { schema } };
  expect(await say({ parameters, responses: { 200: { description: "A", headers, content } } })).toEqual([
    expect.stringContaining("`page` is deprecated"),
    expect.stringContaining("`X-Old` is deprecated"),
    expect.stringContaining("`old` is deprecated"),
  ]);
});
