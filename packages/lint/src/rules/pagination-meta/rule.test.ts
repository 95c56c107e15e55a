import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const id = "pagination-meta";
const pointerPrefix = `${responseMediaType}/schema`;
const inlineMeta = { type: "object", properties: { total_count: { type: "integer" } } };
const meta = { $ref: "#/components/schemas/PageMeta" };
const data = { type: "array", items: { type: "object" } };
const tree = { type: "array", items: { $ref: "#/components/schemas/Tree" } };
const components = {
  schemas: {
    PageMeta: inlineMeta,
    Tree: { type: "object", properties: { below: tree } },
    Loop: { oneOf: [{ $ref: "#/components/schemas/Loop" }, { type: "null" }] },
  },
};
const lint = (schema: object) =>
  runRule(id, { ...documentReturning({ schema: { type: "object", ...schema } }), components });

test.each([
  ["no meta", { required: ["data"], properties: { data } }, "/properties/meta"],
  ["an inline meta", { required: ["data", "meta"], properties: { data, meta: inlineMeta } }, "/properties/meta"],
  ["an optional meta", { required: ["data"], properties: { data, meta } }, "/required"],
  ["no meta and nullable data", { properties: { data: { type: ["array", "null"] } } }, "/properties/meta"],
])("reports a list with %s", async (_, schema, pointer) => {
  expect(await lint(schema)).toEqual([`${pointerPrefix}${pointer}`]);
});

test.each([
  ["a single resource", { properties: { data: { type: "object" }, meta } }, "/properties/meta"],
  [
    "a nested object",
    { properties: { data: { type: "object", properties: { meta: inlineMeta } } } },
    "/properties/data/properties/meta",
  ],
  [
    "the items of a list",
    { required: ["meta"], properties: { data: { type: "array", items: { properties: { meta } } }, meta } },
    "/properties/data/items/properties/meta",
  ],
])("reports the `meta` of %s", async (_, schema, pointer) => {
  expect(await lint(schema)).toEqual([`${pointerPrefix}${pointer}`]);
});

test("accepts a list with the shared meta", async () => {
  expect(await lint({ required: ["data", "meta"], properties: { data, meta } })).toEqual([]);
});

test.each(["Tree", "Loop"])("accepts the recursive schema %s", async (name) => {
  expect(await lint({ properties: { data: { $ref: `#/components/schemas/${name}` } } })).toEqual([]);
});

test("reports shared schemas once", async () => {
  const shared = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const schemas = {
    Pageless: { type: "object", properties: { data } },
    Stray: { type: "object", properties: { meta: {} } },
    Single: { type: "object", properties: { data: shared("Stray") } },
  };
  const bodies = ["Pageless", "Pageless", "Single", "Stray"].map(shared);
  const responses = Object.fromEntries(
    bodies.map((schema, i) => [200 + i, { description: "A", content: { "application/json": { schema } } }]),
  );
  expect(await runRule(id, { ...documentReturning({}, { responses }), components: { schemas } })).toEqual([
    "/components/schemas/Pageless/properties/meta",
    "/components/schemas/Stray/properties/meta",
  ]);
});
