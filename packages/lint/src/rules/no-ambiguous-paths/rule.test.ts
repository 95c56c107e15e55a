import { expect, test } from "vitest";
import { ruleProblems, runRule, runRuleOnFiles } from "../../testing.ts";
import { compileSchema } from "./parameters.ts";

const id = "no-ambiguous-paths";
const text = { type: "string" };
const uuid = { type: "string", format: "uuid" };

test.each([
  ["a UUID", "/a/{id}", uuid, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/search"],
  ["a pattern", "/a/{id}", { ...text, pattern: "^[0-9a-f]{8}$" }, "/a/search"],
  ["an enum without the literal", "/a/{id}", { enum: ["find", "list"] }, "/a/search"],
  ["a branch of a composition", "/a/{id}", { anyOf: [uuid, { type: "integer" }] }, "/a/search"],
  ["the only segment that differs in kind", "/a/{id}/b", uuid, "/a/search/b"],
  ["a UUID with a suffix", "/a/{id}.json", uuid, "/a/search.json"],
  ["a suffix", "/a/{id}.json", text, "/a/search.xml"],
  ["the dot of a suffix", "/a/{id}.json", text, "/a/search-json"],
  ["another suffix", "/a/{id}.json", text, "/a/{id}.xml"],
  ["another prefix", "/a/v{id}", text, "/a/w{id}"],
  ["another literal segment", "/a/{id}/b", text, "/a/{id}/c"],
  ["an empty segment", "/a/{id}", text, "/a/"],
  ["the number of segments", "/a/{id}", text, "/a/{id}/search"],
])("%s distinguishes two paths", async (_, first, schema, second) => {
  expect(await runRule(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([]);
});

test.each([
  ["any string", "/a/{id}", text, "/a/search"],
  ["a short string", "/a/{id}", { ...text, maxLength: 6 }, "/a/search"],
  ["an enum with the literal", "/a/{id}", { enum: ["search", "list"] }, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/2024"],
  ["one branch of a composition", "/a/{id}", { anyOf: [uuid, text] }, "/a/search"],
  ["an unknown format", "/a/{id}", { ...text, format: "slug" }, "/a/search"],
  ["an invalid pattern", "/a/{id}", { ...text, pattern: "(" }, "/a/search"],
  ["another parameter name", "/a/{id}", uuid, "/a/{key}"],
  ["a string with a suffix", "/a/{id}.json", text, "/a/search.json"],
  ["a parameter that accepts the suffix", "/a/{id}.json", text, "/a/{id}"],
  ["two parameters in one segment", "/a/{from}-{to}", uuid, "/a/x-y"],
])("%s does not distinguish two paths", async (_, first, schema, second) => {
  expect(await runRule(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([
    `/paths/${second.replaceAll("/", "~1")}`,
  ]);
});

test("suggests a format or a pattern for each parameter that accepts a literal of the other path", async () => {
  expect(await message({ ...path("/organizations/{id}", text), ...path("/{org_id}/members", text) })).toBe(
    "`/organizations/{id}` and `/{org_id}/members` both match `/organizations/members`. To distinguish them, " +
      "give `org_id` (segment 1) a format or a pattern that `organizations` does not match, or " +
      "give `id` (segment 2) a format or a pattern that `members` does not match, or rename a path.",
  );
});

test("names the part of a mixed segment that the parameter accepts", async () => {
  const found = await message({ ...path("/v{major}.x", text), ...path("/v2.x", text) });
  expect(found).toContain("a pattern that `2` does not match");
});

test("suggests removing one of two paths that differ only in parameters", async () => {
  const found = await message({ ...path("/{org_id}/members", uuid), ...path("/{id}/members", uuid) });
  expect(found).toContain("(segment 1: `{org_id}` and `{id}`). Remove one of them");
});

test("uses the least strict operation parameter", async () => {
  const item = (get: object, put: object) => ({ get: operation("id", get), put: operation("id", put) });
  const other = path("/a/search", text);
  expect(await runRule(id, { paths: { "/a/{id}": item(uuid, uuid), ...other } })).toEqual([]);
  expect(await runRule(id, { paths: { "/a/{id}": item(uuid, text), ...other } })).toHaveLength(1);
});

test("accepts any value for an undeclared path parameter", async () => {
  const query = { parameters: [{ name: "id", in: "query", schema: uuid }], get: { responses: ok } };
  const other = path("/a/search", text);
  expect(await runRule(id, { paths: { "/a/{id}": { get: { responses: ok } }, ...other } })).toHaveLength(1);
  expect(await runRule(id, { paths: { "/a/{id}": query, ...other } })).toHaveLength(1);
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
  expect(await runRuleOnFiles(id, files)).toEqual(["/paths/~1a~12024"]);
});

test("assumes that a recursive schema accepts any value", async () => {
  const components = { schemas: { Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }, uuid] } } };
  const paths = { ...path("/a/{id}", { $ref: "#/components/schemas/Loop" }), ...path("/a/search", text) };
  expect(await runRule(id, { paths, components })).toHaveLength(1);
});

test("compiles a schema once for all paths that use it", () => {
  expect(compileSchema({ ...uuid })).toBe(compileSchema({ ...uuid }));
});

async function message(paths: object): Promise<string | undefined> {
  return (await ruleProblems(id, { paths }))[0]?.message;
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
