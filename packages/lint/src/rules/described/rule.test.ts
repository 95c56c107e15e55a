import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";
import { faultOf } from "./fault.ts";

const id = "described";
const operation = { description: "Nothing changes." };

test.each([
  ["project_id", undefined, "has no description"],
  ["project_id", " ", "has no description"],
  ["project_id", 7, "has no description"],
  ["project_id", "Where it ran", "does not end in a full stop"],
  ["project_id", "Project id.", "only repeats its name"],
  ["project_id", "The project's ID.", "only repeats its name"],
  ["projectIds", "The ids of the projects.", "only repeats its name"],
  ["NotFound", "Not found.", "only repeats its name"],
  ["id", "The project's id.", undefined],
  ["expires_in", "Seconds until it expires.", undefined],
])("`%s` described as %j: %s", (name, text, says) => {
  const found = faultOf("description", text, name);
  if (says) expect(found).toContain(says);
  else expect(found).toBeUndefined();
});

test("in an answer, what is a `$ref` alone is described by its schema; elsewhere it is not", async () => {
  const thing = { $ref: "#/components/schemas/Thing" };
  const components = { schemas: { Thing: { type: "object", description: "What people own." } } };
  const inline = (data: object) => ({ schema: { type: "object", properties: { data } } });
  const said = (data: object) => judge(id, { ...answering(inline(data), operation), components });
  expect(await said(thing)).toEqual([]);
  expect(await said({ ...thing, description: "Thing" })).toHaveLength(1);
  expect(await said({ type: "object", description: "One of them.", properties: { thing } })).toEqual([
    expect.stringContaining("The property `thing` has no description. Write `description: <what its name"),
  ]);
});

test("every kind of thing is judged, a shared one once", async () => {
  const ref = (kind: string) => ({ $ref: `#/components/${kind}/Thing` });
  const get = {
    operationId: "getThing",
    parameters: [ref("parameters"), ref("parameters")],
    responses: { 200: ref("responses"), 400: ref("responses") },
  };
  const content = { "application/json": { schema: ref("schemas"), examples: { some: { value: 1 } } } };
  const Thing = {
    description: "",
    headers: { "X-A": { schema: {} } },
    links: { next: { operationId: "a" } },
    content,
  };
  const components = {
    parameters: { Thing: { name: "a", in: "query", schema: {} } },
    responses: { Thing },
    schemas: { Thing: { type: "string" } },
  };
  const found = await judge(id, { tags: [{ name: "A" }], paths: { "/a": { get } }, components });
  const kinds = ["tag `A`", "operation `getThing`", "parameter `a`", "response `Thing`", "header `X-A`", "link `next`"];
  for (const kind of [...kinds, "example `some` has no summary", "schema `Thing`"]) {
    expect(found.filter((problem) => problem.includes(`The ${kind}`))).toHaveLength(1);
  }
  expect(found).toHaveLength(8);
});
