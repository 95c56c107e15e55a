import { expect, test } from "vitest";
import { documentReturning, runRule } from "../../testing.ts";

const tier = { type: "string", enum: ["top", "low"] };
const owner = { oneOf: [{ type: "object", properties: { name: { type: "string" } } }, { type: "null" }] };
const items = { type: "object", properties: { id: { type: "string" }, tier, owner } };
const list = { type: "object", properties: { data: { type: "array", items } } };

test.each([
  ["-/id", []],
  ["/owner/name", []],
  [{ enum: "/tier" }, []],
  ["id", ["/x-order/0"]],
  ["/size", ["/x-order/0"]],
  [{ enum: "/id" }, ["/x-order/0"]],
  [{ search: "/id" }, ["/x-order/0"]],
])("checks the key %j", async (key, expected) => {
  expect(await lint(list, { "x-order": [key] })).toEqual(expected);
});

test("requires an order for lists only", async () => {
  expect(await lint(list, {})).toEqual([""]);
  expect(await lint({ type: "object" }, { "x-order": ["/id"] })).toEqual(["/x-order"]);
});

async function lint(schema: object, fields: object): Promise<string[]> {
  const pointers = await runRule("list-order", documentReturning({ schema }, fields));
  return pointers.map((pointer) => pointer.replace("/paths/~1a/get", ""));
}
