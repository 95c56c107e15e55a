import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "success-body";
const any = { type: "object" };

test.each([
  ["data", object({ data: any })],
  ["data and meta", object({ data: any, meta: any })],
  ["one key of its own", object({ user: any })],
  ["data from another schema", { type: "object", allOf: [object({ data: any })] }],
  ["a form that others published", { ...object({ a: any, b: any }), "x-unwrapped": "RFC 6749, section 5.1" }],
])("%s is a success", async (_, schema) => {
  expect(await problems(schema)).toEqual([]);
});

test.each([
  ["an array", { type: "array", items: any }, "is no object. Put what it answers under `data`."],
  ["a text", { type: "string" }, "is no object"],
  ["anything", {}, "is no object"],
  ["an empty object", any, "has no properties"],
  [
    "data that may be missing",
    { ...object({ data: any }), required: [] },
    "can come without `data`. Add to its schema: `required: [data]`.",
  ],
  ["a key that may be missing", { ...object({ user: any }), required: ["data"] }, "can come without `user`"],
  [
    "something beside data",
    object({ data: any, meta: any, total: any }),
    "has `total` beside `data`. Move that into `data`.",
  ],
  [
    "two keys of its own",
    object({ a: any, b: any }),
    "has `a` and `b` at its top. Put them under `data`, or say on its schema who published it so",
  ],
  [
    "no reason for having no envelope",
    { ...object({ a: any, b: any }), "x-unwrapped": "" },
    "has `a` and `b` at its top",
  ],
])("%s is none", async (_, schema, fault) => {
  expect(await problems(schema)).toEqual([expect.stringContaining(`Response 200 of \`getA\` ${fault}`)]);
});

test("a success has a body, in JSON alone; an error is another rule's", async () => {
  const responses = {
    200: { description: "A" },
    201: { description: "A", content: { "text/plain": {} } },
    404: { description: "A" },
  };
  const found = await judge(id, { paths: { "/a": { get: { operationId: "getA", responses } } } });
  expect(found).toEqual([
    expect.stringContaining("Response 200 of `getA` must have"),
    expect.stringContaining("Response 201 of"),
  ]);
});

test("a shared schema is reported once, where it stands", async () => {
  const schema = { $ref: "#/components/schemas/Tokens" };
  const responses = { 200: { description: "A", content: { "application/json": { schema } } } };
  const paths = { "/a": { get: { responses }, post: { responses } } };
  expect(await judge(id, { paths, components: { schemas: { Tokens: object({ a: any, b: any }) } } })).toHaveLength(1);
});

test("a shared response is reported once", async () => {
  const responses = { 200: { $ref: "#/components/responses/Nothing" } };
  const components = { responses: { Nothing: { description: "Nothing." } } };
  const paths = { "/a": { get: { responses }, post: { responses } } };
  expect(await judge(id, { paths, components })).toHaveLength(1);
});

function object(properties: object) {
  return { type: "object", required: Object.keys(properties), properties };
}

function problems(schema: object): Promise<string[]> {
  const responses = { 200: { description: "A", content: { "application/json": { schema } } } };
  return judge(id, { paths: { "/a": { get: { operationId: "getA", responses } } } });
}
