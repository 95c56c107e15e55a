import { expect, test } from "vitest";
import { answered, answering, judge } from "../../testing.ts";

const lint = (more: object) => judge("deprecation-dated", answering({}, more));

test("reports a date that has passed, but not today", async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(await lint({ deprecated: true, "x-sunset": "2020-01-31" })).toEqual(["/paths/~1a/get/x-sunset"]);
  expect(await lint({ deprecated: true, "x-sunset": today })).toEqual([]);
});

test.each([null, "2999-02-30", "31.12.2999", 2999])("reports %j, which is no date", async (sunset) => {
  expect(await lint({ deprecated: true, "x-sunset": sunset })).toEqual(["/paths/~1a/get/x-sunset"]);
});

test("reports a date without a deprecation, and a deprecation without a date", async () => {
  expect(await lint({ "x-sunset": "2999-12-31" })).toEqual(["/paths/~1a/get/x-sunset"]);
  expect(await lint({ deprecated: true })).toEqual(["/paths/~1a/get/deprecated"]);
  expect(await lint({ deprecated: false })).toEqual([]);
});

test("checks parameters, headers and fields too", async () => {
  const schema = { type: "object", properties: { old: { type: "string", deprecated: true } } };
  const parameters = [{ name: "page", in: "query", deprecated: true, schema: { type: "string" } }];
  const headers = { "X-Old": { deprecated: true, schema: { type: "string" } } };
  const content = { "application/json": { schema } };
  expect(await lint({ parameters, responses: { 200: { description: "A", headers, content } } })).toEqual([
    "/paths/~1a/get/parameters/0/deprecated",
    "/paths/~1a/get/responses/200/headers/X-Old/deprecated",
    `${answered}/schema/properties/old/deprecated`,
  ]);
});
