import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const lint = (fields: object) => runRule("deprecation-sunset", documentReturning({}, fields));

test("reports a past date, but not today", async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(await lint({ deprecated: true, "x-sunset": "2020-01-31" })).toEqual(["/paths/~1a/get/x-sunset"]);
  expect(await lint({ deprecated: true, "x-sunset": today })).toEqual([]);
});

test.each([null, "2999-02-30", "31.12.2999", 2999])("reports the invalid date %j", async (sunset) => {
  expect(await lint({ deprecated: true, "x-sunset": sunset })).toEqual(["/paths/~1a/get/x-sunset"]);
});

test("reports a date without a deprecation, and a deprecation without a date", async () => {
  expect(await lint({ "x-sunset": "2999-12-31" })).toEqual(["/paths/~1a/get/x-sunset"]);
  expect(await lint({ deprecated: true })).toEqual(["/paths/~1a/get/deprecated"]);
  expect(await lint({ deprecated: false })).toEqual([]);
});

test("checks parameters, headers and properties", async () => {
  const schema = { type: "object", properties: { old: { type: "string", deprecated: true } } };
  const parameters = [{ name: "page", in: "query", deprecated: true, schema: { type: "string" } }];
  const headers = { "X-Old": { deprecated: true, schema: { type: "string" } } };
  const content = { "application/json": { schema } };
  expect(await lint({ parameters, responses: { 200: { description: "A", headers, content } } })).toEqual([
    "/paths/~1a/get/parameters/0/deprecated",
    "/paths/~1a/get/responses/200/headers/X-Old/deprecated",
    `${responseMediaType}/schema/properties/old/deprecated`,
  ]);
});
