import { expect, test } from "vitest";
import { answered, answering, judge } from "../../testing.ts";
import { faultOf } from "./rule.ts";

const id = "described";

test.each([
  ["project_id", undefined],
  ["project_id", " "],
  ["project_id", 7],
  ["project_id", "Where it ran"],
  ["project_id", "Project id."],
  ["project_id", "The project's ID."],
  ["projectIds", "The ids of the projects."],
  ["NotFound", "Not found."],
])("`%s` is not described by %j", (name, text) => {
  expect(faultOf("description", text, name)).toBeTypeOf("string");
});

test.each([
  ["id", "The project's id."],
  ["expires_in", "Seconds until it expires."],
])("`%s` is described by %j", (name, text) => {
  expect(faultOf("description", text, name)).toBeUndefined();
});

test("a property of a response that is only a `$ref` needs no description, unlike any other property", async () => {
  const thing = { $ref: "#/components/schemas/Thing" };
  const components = { schemas: { Thing: { type: "object", description: "What people own." } } };
  const lint = (data: object) => {
    const schema = { type: "object", properties: { data } };
    return judge(id, { ...answering({ schema }, { description: "Does it." }), components });
  };
  const properties = `${answered}/schema/properties`;
  expect(await lint(thing)).toEqual([]);
  expect(await lint({ ...thing, description: "Thing" })).toEqual([`${properties}/data/description`]);
  expect(await lint({ type: "object", description: "One of them.", properties: { thing } })).toEqual([
    `${properties}/data/properties/thing/description`,
  ]);
});

test("checks everything with a name, shared components once", async () => {
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
  const found = await judge(id, { tags: [{ name: "A" }], paths: { "/a": { get } }, components });
  expect(found.sort()).toEqual([
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
