import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";
import { findProblem } from "./rule.ts";

const id = "descriptions";

test.each([
  ["project_id", undefined],
  ["project_id", " "],
  ["project_id", 7],
  ["project_id", "The workspace"],
  ["project_id", "The project's ID."],
  ["projectIds", "The ids of the projects."],
  ["NotFound", "Not found."],
])("rejects for `%s` the description %j", (name, text) => {
  expect(findProblem("property", "description", text, name)).toBeTypeOf("string");
});

test.each([
  ["id", "The project's id."],
  ["expires_in", "Seconds until it expires."],
])("accepts for `%s` the description %j", (name, text) => {
  expect(findProblem("property", "description", text, name)).toBeUndefined();
});

test("rejects indirect questions, except of a tag", () => {
  const reject = (kind: string, text: string) => findProblem(kind, "description", text, "id")?.includes("with a noun");
  expect(reject("property", "Who ran it.")).toBe(true);
  expect(reject("parameter", "Since when the user has belonged to it.")).toBe(true);
  expect(reject("header", "Whether it runs.")).toBe(true);
  expect(reject("tag", "Whether it runs.")).toBeUndefined();
  expect(reject("property", "However many there are.")).toBeUndefined();
});

test("accepts a link description that repeats the name", () => {
  expect(findProblem("link", "description", "Get the role.", "getRole")).toBeUndefined();
  expect(findProblem("link", "description", undefined, "getRole")).toContain("no description");
});

test("requires a description next to each `$ref`, except in the envelope of a response", async () => {
  const ref = { $ref: "#/components/schemas/Thing" };
  const components = { schemas: { Thing: { type: "object", description: "A physical object." } } };
  const lint = (data: object) => {
    const schema = { type: "object", properties: { data } };
    return runRule(id, { ...documentReturning({ schema }, { description: "Returns a thing." }), components });
  };
  const properties = `${responseMediaType}/schema/properties`;
  expect(await lint(ref)).toEqual([]);
  expect(await lint({ ...ref, description: "Thing" })).toEqual([`${properties}/data/description`]);
  expect(await lint({ type: "object", description: "An envelope.", properties: { thing: ref } })).toEqual([
    `${properties}/data/properties/thing/description`,
  ]);
});

test("checks all kinds of nodes, and shared components once", async () => {
  const ref = (kind: string) => ({ $ref: `#/components/${kind}/Thing` });
  const get = {
    operationId: "getThing",
    parameters: [ref("parameters"), ref("parameters")],
    responses: { 200: ref("responses"), 400: ref("responses") },
  };
  const content = { "application/json": { schema: ref("schemas"), examples: { some: { value: 1 } } } };
  const [headers, links] = [{ "X-A": { schema: {} } }, { next: { operationId: "a" } }];
  const components = {
    parameters: { Thing: { name: "a", in: "query", schema: {} } },
    responses: { Thing: { description: "", headers, links, content } },
    schemas: { Thing: { type: "string" } },
  };
  const pointers = await runRule(id, { tags: [{ name: "A" }], paths: { "/a": { get } }, components });
  expect(pointers.sort()).toEqual([
    "/components/parameters/Thing/description",
    "/components/responses/Thing/content/application~1json/examples/some/summary",
    "/components/responses/Thing/description",
    "/components/responses/Thing/headers/X-A/description",
    "/components/responses/Thing/links/next/description",
    "/components/schemas/Thing/description",
    "/paths/~1a/get/description",
    "/tags/0/description",
  ]);
});
