import { expect, test } from "vitest";
import { answered, answering, judge, taken, taking } from "../../testing.ts";

const id = "closed-requests";
const open = { type: "object", properties: { a: { type: "string" } } };
const closed = { ...open, additionalProperties: false };
const map = { type: "object", additionalProperties: { type: "string" } };

test.each([closed, map, { ...open, "x-foreign": "WebAuthn", properties: { inner: open } }])(
  "accepts a request of %j",
  async (schema) => {
    expect(await judge(id, taking({ schema }))).toEqual([]);
  },
);

test.each([
  [open, ""],
  [{ type: ["object", "null"] }, ""],
  [{ ...open, additionalProperties: true }, ""],
  [{ type: "array", items: open }, "/items"],
  [{ ...closed, properties: { inner: { oneOf: [open, { type: "null" }] } } }, "/properties/inner/oneOf/0"],
])("reports a request of %j", async (schema, pointer) => {
  expect(await judge(id, taking({ schema }))).toEqual([`${taken}/schema${pointer}`]);
});

test("reports a closed object in a response, at any depth", async () => {
  const schema = { type: "object", properties: { data: closed } };
  expect(await judge(id, answering({ schema }))).toEqual([`${answered}/schema/properties/data`]);
});

test("reports a schema of requests and responses, closed or open, but not a map", async () => {
  const schema = { $ref: "#/components/schemas/Shared" };
  const both = (Shared: object) => {
    const [get, post] = [answering({ schema }), taking({ schema })] as { paths: { "/a": object } }[];
    return { paths: { "/a": { ...get?.paths["/a"], ...post?.paths["/a"] } }, components: { schemas: { Shared } } };
  };
  expect(await judge(id, both(open))).toEqual(["/components/schemas/Shared"]);
  expect(await judge(id, both(closed))).toEqual(["/components/schemas/Shared"]);
  expect(await judge(id, both(map))).toEqual([]);
});

test("accepts a recursive schema", async () => {
  const Loop = { ...closed, properties: { next: { $ref: "#/components/schemas/Loop" } } };
  const document = taking({ schema: { $ref: "#/components/schemas/Loop" } });
  expect(await judge(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});
