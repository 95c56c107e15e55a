import { expect, test } from "vitest";
import { ruleProblems, runRule, runRuleOnFiles } from "../../testing.ts";

const id = "no-ambiguous-paths";
const text = { type: "string" };
const uuid = { type: "string", format: "uuid", pattern: "^[0-9a-f-]{36}$" };

test.each([
  ["a pattern", "/a/{id}", uuid, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/search"],
  ["an enum without the literal", "/a/{id}", { enum: ["find", "list"] }, "/a/search"],
  ["the only segment that differs in kind", "/a/{id}/b", uuid, "/a/search/b"],
  ["another literal segment", "/a/{id}/b", text, "/a/{id}/c"],
  ["the number of segments", "/a/{id}", text, "/a/{id}/search"],
])("%s distinguishes two paths", async (_, first, schema, second) => {
  expect(await runRule(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([]);
});

test.each([
  ["any string", "/a/{id}", text, "/a/search"],
  ["a short string", "/a/{id}", { ...text, maxLength: 6 }, "/a/search"],
  ["an enum with the literal", "/a/{id}", { enum: ["search", "list"] }, "/a/search"],
  ["an integer", "/a/{id}", { type: "integer" }, "/a/2024"],
  ["a format without a pattern", "/a/{id}", { ...text, format: "uuid" }, "/a/search"],
  ["an invalid pattern", "/a/{id}", { ...text, pattern: "(" }, "/a/search"],
  ["another parameter name", "/a/{id}", uuid, "/a/{key}"],
])("%s does not distinguish two paths", async (_, first, schema, second) => {
  expect(await runRule(id, { paths: { ...path(first, schema), ...path(second, schema) } })).toEqual([
    `/paths/${second.replaceAll("/", "~1")}`,
  ]);
});

test("suggests a pattern for each parameter that accepts a literal of the other path", async () => {
  expect(await message({ ...path("/organizations/{id}", text), ...path("/{org_id}/members", text) })).toBe(
    "`/organizations/{id}` and `/{org_id}/members` both match `/organizations/members`. To distinguish them, " +
      "give `org_id` (segment 1) a pattern that `organizations` does not match, or " +
      "give `id` (segment 2) a pattern that `members` does not match, or rename a path.",
  );
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
