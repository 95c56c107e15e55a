import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "list-meta";
const count = { type: "integer" };
const properties = { current_page: count, total_pages: count, total_count: count };
const good = { type: "object", required: Object.keys(properties), properties };
const meta = { $ref: "#/components/schemas/PageMeta" };
const data = { type: "array", items: { type: "object" } };

test.each([
  ["no meta", { required: ["data"], properties: { data } }, "is a list without a page"],
  ["a meta of its own", { required: ["data", "meta"], properties: { data, meta: good } }, "is a list without a page"],
  ["a meta that may be missing", { required: ["data"], properties: { data, meta } }, "can come without `meta`"],
  [
    "data that may be null",
    { required: ["data"], properties: { data: { type: ["array", "null"] } } },
    "is a list without",
  ],
])("a list with %s is reported", async (_, schema, fault) => {
  expect(await problems(schema)).toEqual([expect.stringContaining(`Response 200 of \`listA\` ${fault}`)]);
});

test.each([
  ["a single thing", { properties: { data: { type: "object" }, meta } }],
  ["what is inside", { properties: { data: { type: "object", properties: { meta: { type: "object" } } } } }],
  [
    "what a list's items are",
    { required: ["meta"], properties: { data: { type: "array", items: { properties: { meta } } }, meta } },
  ],
])("a meta of %s is reported", async (_, schema) => {
  expect(await problems(schema)).toEqual([expect.stringContaining("has a `meta` that is no list's")]);
});

test.each(Object.keys(properties))("PageMeta requires the integer %s", async (name) => {
  const list = { required: ["data", "meta"], properties: { data, meta } };
  expect(await problems(list)).toEqual([]);
  const required = good.required.filter((each) => each !== name);
  expect(await problems(list, { ...good, required })).toEqual([
    expect.stringContaining(`\`required\` must list \`${name}\``),
  ]);
  const texts = { ...properties, [name]: { type: "string" } };
  expect(await problems(list, { ...good, properties: texts })).toEqual([
    expect.stringContaining(`\`properties.${name}.type\` must be \`integer\``),
  ]);
});

test("a schema inside itself ends", async () => {
  const Tree = {
    type: "object",
    properties: { below: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  };
  expect(await problems({ properties: { data: { $ref: "#/components/schemas/Tree" } } }, good, { Tree })).toEqual([]);
});

test("so does one that is composed of itself", async () => {
  const Loop = { oneOf: [{ $ref: "#/components/schemas/Loop" }, { type: "null" }] };
  expect(await problems({ properties: { data: { $ref: "#/components/schemas/Loop" } } }, good, { Loop })).toEqual([]);
});

test("what is shared is reported once", async () => {
  const shared = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const list = { type: "object", required: ["data", "meta"], properties: { data, meta } };
  const schemas = {
    PageMeta: { ...good, required: ["current_page", "total_pages"] },
    Pageless: { type: "object", properties: { data } },
    Stray: { type: "object", properties: { meta: {} } },
    Single: { type: "object", properties: { data: shared("Stray") } },
  };
  const bodies = [
    list,
    { ...list },
    shared("Pageless"),
    shared("Pageless"),
    shared("Single"),
    { properties: { data: shared("Stray") } },
  ];
  const responses = bodies.map((schema, i) => [
    200 + i,
    { description: "A", content: { "application/json": { schema } } },
  ]);
  const get = { operationId: "getA", responses: Object.fromEntries(responses) };
  expect(await judge(id, { paths: { "/a": { get } }, components: { schemas } })).toEqual([
    expect.stringContaining("PageMeta breaks its form"),
    expect.stringContaining("Response 202 of `getA` is a list without a page"),
    expect.stringContaining("Response 204 of `getA` has a `meta` that is no list's"),
  ]);
});

function problems(schema: object, PageMeta: object = good, more: object = {}): Promise<string[]> {
  const responses = {
    200: { description: "A", content: { "application/json": { schema: { type: "object", ...schema } } } },
  };
  return judge(id, {
    paths: { "/a": { get: { operationId: "listA", responses } } },
    components: { schemas: { PageMeta, ...more } },
  });
}
