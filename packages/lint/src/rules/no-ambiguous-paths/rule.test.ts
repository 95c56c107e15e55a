import { expect, test } from "vitest";
import { judge, judgeFiles, problemsOf } from "../../testing.ts";
import { acceptsBy } from "./parameters.ts";

const id = "no-ambiguous-paths";
const text = { type: "string" };
const uuid = { type: "string", format: "uuid" };

test.each([
  ["a UUID", "/a/{id}", uuid, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/search"],
  ["a pattern", "/a/{id}", { ...text, pattern: "^[0-9a-f]{8}$" }, "/a/search"],
  ["an enum without the word", "/a/{id}", { enum: ["find", "list"] }, "/a/search"],
  ["a branch of a composition", "/a/{id}", { anyOf: [uuid, { type: "integer" }] }, "/a/search"],
  ["the only segment that differs in kind", "/a/{id}/b", uuid, "/a/search/b"],
  ["a UUID before an ending", "/a/{id}.json", uuid, "/a/search.json"],
  ["an ending", "/a/{id}.json", text, "/a/search.xml"],
  ["an ending's dot", "/a/{id}.json", text, "/a/search-json"],
  ["another ending", "/a/{id}.json", text, "/a/{id}.xml"],
  ["another beginning", "/a/v{id}", text, "/a/w{id}"],
  ["a word of its own", "/a/{id}/b", text, "/a/{id}/c"],
  ["an empty segment", "/a/{id}", text, "/a/"],
  ["the number of segments", "/a/{id}", text, "/a/{id}/search"],
])("%s tells two paths apart", async (_, first, schema, second) => {
  expect(await judge(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([]);
});

test.each([
  ["any text", "/a/{id}", text, "/a/search"],
  ["a short text", "/a/{id}", { ...text, maxLength: 6 }, "/a/search"],
  ["an enum with the word", "/a/{id}", { enum: ["search", "list"] }, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/2024"],
  ["one branch of a composition", "/a/{id}", { anyOf: [uuid, text] }, "/a/search"],
  ["a format nobody knows", "/a/{id}", { ...text, format: "slug" }, "/a/search"],
  ["a pattern that is none", "/a/{id}", { ...text, pattern: "(" }, "/a/search"],
  ["the same shape twice", "/a/{id}", uuid, "/a/{key}"],
  ["a text with an ending", "/a/{id}.json", text, "/a/search.json"],
  ["a parameter that may hold the ending", "/a/{id}.json", text, "/a/{id}"],
  ["two parameters in one segment", "/a/{from}-{to}", uuid, "/a/x-y"],
])("%s tells nothing apart", async (_, first, schema, second) => {
  expect(await judge(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([
    `/paths/${second.replaceAll("/", "~1")}`,
  ]);
});

test("suggests a format or a pattern for each parameter that matches a word of the other path", async () => {
  expect(await message({ ...path("/organizations/{id}", text), ...path("/{org_id}/members", text) })).toBe(
    "`/organizations/{id}` and `/{org_id}/members` both match `/organizations/members`. To tell them apart, " +
      "give `org_id` (segment 1) a format or a pattern that `organizations` does not match, or " +
      "give `id` (segment 2) a format or a pattern that `members` does not match, or rename a path.",
  );
});

test("names the part of a mixed segment that the parameter would match", async () => {
  const found = await message({ ...path("/v{major}.x", text), ...path("/v2.x", text) });
  expect(found).toContain("a pattern that `2` does not match");
});

test("suggests to keep one of two paths that differ in parameters only", async () => {
  const found = await message({ ...path("/{org_id}/members", uuid), ...path("/{id}/members", uuid) });
  expect(found).toContain("(segment 1: `{org_id}` and `{id}`): keep one of the two");
});

test("an operation's own parameter counts, and the loosest operation decides", async () => {
  const item = (get: object, put: object) => ({ get: operation("id", get), put: operation("id", put) });
  const against = path("/a/search", text);
  expect(await judge(id, { paths: { "/a/{id}": item(uuid, uuid), ...against } })).toEqual([]);
  expect(await judge(id, { paths: { "/a/{id}": item(uuid, text), ...against } })).toHaveLength(1);
});

test("a parameter that is not declared, or only for the query, can hold any text", async () => {
  const query = { parameters: [{ name: "id", in: "query", schema: uuid }], get: { responses: ok } };
  const against = path("/a/search", text);
  expect(await judge(id, { paths: { "/a/{id}": { get: { responses: ok } }, ...against } })).toHaveLength(1);
  expect(await judge(id, { paths: { "/a/{id}": query, ...against } })).toHaveLength(1);
});

test("follows references across files, with the keywords next to them", async () => {
  const files = {
    "openapi.yaml": {
      paths: { "/a/{id}": { $ref: "item.yaml" }, ...path("/a/search", text), ...path("/a/2024", text) },
    },
    "item.yaml": { parameters: [{ $ref: "parameters.yaml#/Id" }], get: { responses: ok } },
    "parameters.yaml": { Id: { name: "id", in: "path", required: true, schema: { $ref: "year.yaml" } } },
    "year.yaml": { $ref: "text.yaml", pattern: "^[0-9]{4}$" },
    "text.yaml": text,
  };
  expect(await judgeFiles(id, files)).toEqual(["/paths/~1a~12024"]);
});

test("accepts any value of a recursive schema", async () => {
  const components = { schemas: { Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }, uuid] } } };
  const paths = { ...path("/a/{id}", { $ref: "#/components/schemas/Loop" }), ...path("/a/search", text) };
  expect(await judge(id, { paths, components })).toHaveLength(1);
});

test("compiles a schema once for all paths that use it", () => {
  expect(acceptsBy({ ...uuid })).toBe(acceptsBy({ ...uuid }));
});

async function message(paths: object): Promise<string | undefined> {
  return (await problemsOf(id, { paths }))[0]?.message;
}

const ok = { "200": { description: "Done." } };

function path(template: string, schema: object) {
  const names = [...template.matchAll(/\{(.+?)\}/g)].map((match) => match[1]);
  const parameters = names.map((name) => ({ name, in: "path", required: true, schema }));
  return { [template]: { parameters, get: { responses: ok } } };
}

function operation(name: string, schema: object) {
  return { parameters: [{ name, in: "path", required: true, schema }], responses: ok };
}
