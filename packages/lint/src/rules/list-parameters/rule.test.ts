import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "list-parameters";
const page = { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } };
const perPage = { name: "per_page", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 25 } };
const [Page, PerPage] = [{ $ref: "#/components/parameters/Page" }, { $ref: "#/components/parameters/PerPage" }];
const [list, single] = [{ type: "array", items: {} }, { type: "object" }];

test("a list takes both, from its path or itself", async () => {
  expect(await problems(list, { parameters: [Page, PerPage] })).toEqual([]);
  expect(await problems(list, { parameters: [PerPage] }, { parameters: [Page] })).toEqual([]);
  expect(await problems(list, {})).toEqual([
    expect.stringContaining(
      "`getA` is a list without `page`. Add to its parameters: `- $ref: <path>/components/parameters.yaml#/Page`.",
    ),
    expect.stringContaining("`getA` is a list without `per_page`"),
  ]);
});

test("one of its own is not the shared one, and a header of that name is none", async () => {
  expect(await problems(list, { parameters: [Page, perPage] })).toEqual([
    expect.stringContaining("has a `per_page` of its own"),
  ]);
  const header = { ...page, in: "header" };
  expect(await problems(list, { parameters: [header, PerPage] })).toEqual([expect.stringContaining("without `page`")]);
});

test("what is no list takes neither", async () => {
  expect(await problems(single, {})).toEqual([]);
  expect(await problems(single, { parameters: [Page] })).toEqual([
    expect.stringContaining("`getA` takes `page`, but is no list"),
  ]);
});

test("one list among the successes makes a list, none makes none", async () => {
  const body = (data: object) => ({ description: "A", ...json(data) });
  expect(await problems(list, { responses: { 200: body(list), 201: body(single) } })).toHaveLength(2);
  expect(await problems(list, { responses: { 404: body(list) } })).toEqual([]);
});

test.each([
  ["minimum", 0, "`schema.minimum` must be `1`"],
  ["maximum", 200, "`schema.maximum` must be `100`"],
  ["default", 20, "`schema.default` must be `25`"],
  ["type", "number", "`schema.type` must be `integer`"],
])("the shared one has its %s", async (key, value, fault) => {
  const shared = { ...perPage, schema: { ...perPage.schema, [key]: value } };
  expect(await problems(list, { parameters: [Page, PerPage] }, {}, shared)).toEqual([
    expect.stringContaining(`PerPage breaks its form: ${fault}.`),
  ]);
});

test("the shared one is reported once", async () => {
  const responses = { 200: { description: "A", ...json(list) } };
  const item = { parameters: [Page, PerPage], get: { responses }, post: { responses } };
  const parameters = { Page: { ...page, schema: { ...page.schema, minimum: 0 } }, PerPage: perPage };
  expect(await judge(id, { paths: { "/a": item }, components: { parameters } })).toHaveLength(1);
});

function problems(data: object, own: object, item: object = {}, shared: object = perPage): Promise<string[]> {
  const responses = { 200: { description: "A", ...json(data) } };
  const get = { operationId: "getA", responses, ...own };
  return judge(id, { paths: { "/a": { ...item, get } }, components: { parameters: { Page: page, PerPage: shared } } });
}

function json(data: object) {
  return { content: { "application/json": { schema: { type: "object", properties: { data } } } } };
}
