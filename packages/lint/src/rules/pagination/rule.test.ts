import { describe, expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const shared = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const [page, perPage] = [shared("parameters", "Page"), shared("parameters", "PerPage")];
const parameter = (name: string, location = "query") => ({ name, in: location, schema: { type: "integer" } });

const inlineMeta = { type: "object", properties: { total_count: { type: "integer" } } };
const meta = shared("schemas", "PageMeta");
const data = { type: "array", items: { type: "object" } };
const list = { type: "object", required: ["data", "meta"], properties: { data, meta } };
const single = { type: "object", properties: { data: { type: "object" } } };

const components = {
  parameters: { Page: parameter("page"), PerPage: parameter("per_page") },
  schemas: {
    PageMeta: inlineMeta,
    Tree: { type: "object", properties: { below: { type: "array", items: shared("schemas", "Tree") } } },
    Loop: { oneOf: [shared("schemas", "Loop"), { type: "null" }] },
  },
};

describe("parameters", () => {
  const at = "/paths/~1a/get/parameters";

  test.each([
    ["both shared parameters", list, [page, perPage], []],
    ["no parameters", list, [], [at, at]],
    ["an inline parameter", list, [page, parameter("per_page")], [`${at}/1`]],
    ["a header of the same name", list, [parameter("page", "header"), perPage], [at]],
    ["no list and no parameters", single, [], []],
    ["no list, but a parameter", single, [page], [`${at}/0`]],
  ])("checks an operation with %s", async (_, schema, parameters, expected) => {
    expect(await lint(schema, { parameters })).toEqual(expected);
  });

  test("accepts a parameter of the path", async () => {
    const { paths } = documentReturning({ schema: list }, { parameters: [perPage] }) as { paths: { "/a": object } };
    expect(
      await runRule("pagination", { paths: { "/a": { parameters: [page], ...paths["/a"] } }, components }),
    ).toEqual([]);
  });

  test("recognizes a list in any 2xx response, but not in an error", async () => {
    const response = (schema: object) => ({ description: "A", content: { "application/json": { schema } } });
    expect(await lint(list, { responses: { 200: response(list), 201: response(single) } })).toEqual([at, at]);
    expect(await lint(list, { responses: { 404: response(list) } })).toEqual([]);
  });
});

describe("meta", () => {
  const at = `${responseMediaType}/schema`;
  const paginated = { parameters: [page, perPage] };
  const object = (properties: object, ...required: string[]) => ({ type: "object", required, properties });

  test.each([
    ["no meta", object({ data }, "data"), "/properties/meta"],
    ["an inline meta", object({ data, meta: inlineMeta }, "data", "meta"), "/properties/meta"],
    ["an optional meta", object({ data, meta }, "data"), "/required"],
    ["no meta and nullable data", object({ data: { type: ["array", "null"] } }), "/properties/meta"],
    [
      "a meta in its items",
      object({ data: { type: "array", items: object({ meta }) }, meta }, "meta"),
      "/properties/data/items/properties/meta",
    ],
  ])("reports a list with %s", async (_, schema, pointer) => {
    expect(await lint(schema, paginated)).toEqual([`${at}${pointer}`]);
  });

  test.each([
    ["a single resource", object({ data: { type: "object" }, meta }), "/properties/meta"],
    ["a nested object", object({ data: object({ meta: inlineMeta }) }), "/properties/data/properties/meta"],
  ])("reports the `meta` of %s", async (_, schema, pointer) => {
    expect(await lint(schema)).toEqual([`${at}${pointer}`]);
  });

  test.each(["Tree", "Loop"])("accepts the recursive schema %s", async (name) => {
    expect(await lint(object({ data: shared("schemas", name) }))).toEqual([]);
  });

  test("reports a shared schema once", async () => {
    const schemas = {
      Pageless: object({ data }),
      Stray: object({ meta: {} }),
      Single: object({ data: shared("schemas", "Stray") }),
    };
    const response = (name: string) => ({
      description: "A",
      content: { "application/json": { schema: shared("schemas", name) } },
    });
    const responses = {
      200: response("Pageless"),
      201: response("Pageless"),
      202: response("Single"),
      203: response("Stray"),
    };
    const document = documentReturning({}, { ...paginated, responses });
    expect(await runRule("pagination", { ...document, components: { ...components, schemas } })).toEqual([
      "/components/schemas/Pageless/properties/meta",
      "/components/schemas/Stray/properties/meta",
    ]);
  });
});

function lint(schema: object, fields: object = {}): Promise<string[]> {
  return runRule("pagination", { ...documentReturning({ schema }, fields), components });
}
