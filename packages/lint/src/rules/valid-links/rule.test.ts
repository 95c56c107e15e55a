import { expect, test } from "vitest";
import { ruleProblems, runRule } from "../../testing.ts";

const text = { type: "string" };
const thing = {
  type: "object",
  properties: {
    id: text,
    "a/b": text,
    "c~d": text,
    tags: { type: "array", items: { type: "object", properties: { name: text } } },
    parent: { oneOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }] },
  },
};

test.each([
  "$response.body#/data/id",
  "$response.body#/data/a~1b",
  "$response.body#/data/c~0d",
  "$response.body#/data/tags/0/name",
  "$response.body#/data/parent/parent/id",
  "$request.path.org_id",
  "a constant",
  7,
])("accepts %s", async (value) => {
  expect(await problems({ parameters: { id: value } })).toEqual([]);
});

test.each([
  "$response.body#/data/idd",
  "$response.body#/id",
  "$response.body#/data/tags/name",
  "$response.body#/data/id/0",
  "$response.body.data.id",
  "$request.path.id",
  "$request.query.q",
  "$url",
  "https://crewkit.io/{$response.body#/data/id}",
])("reports %s", async (value) => {
  expect(await problems({ parameters: { id: value } })).toEqual(["/parameters/id"]);
});

test("suggests existing names", async () => {
  const message = async (id: string) => (await ruleProblems("valid-links", link({ parameters: { id } })))[0]?.message;
  expect(await message("$request.path.org")).toContain("Write `org_id` instead");
  expect(await message("$response.body#/data/idd")).toContain("`#/data` of the response body has no `idd`");
});

test("reports missing path parameters and unknown parameters", async () => {
  expect(await problems({ parameters: { nothing: 1 } })).toEqual(["/parameters/nothing", "/parameters"]);
  expect(await problems({ parameters: { id: 1, dry: 1 } })).toEqual([]);
});

test("suggests the request parameter of the same name", async () => {
  const [problem] = await ruleProblems("valid-links", link({ operationId: "createThing" }));
  expect(problem?.message).toContain("`org_id: $request.path.org_id`");
});

test("reports body properties that the target does not accept", async () => {
  const parameters = { id: 1 };
  expect(await problems({ parameters, requestBody: { title: "$response.body#/data/id" } })).toEqual([]);
  expect(await problems({ parameters, requestBody: { titel: 1, title: "$response.body#/x" } })).toEqual([
    "/requestBody/titel",
    "/requestBody/title",
  ]);
  expect(await problems({ operationId: "getHealth", requestBody: {} })).toEqual(["/requestBody"]);
});

test("reports an unknown operationId and operationRef", async () => {
  expect(await problems({ operationId: "updateThin" })).toEqual(["/operationId"]);
  expect(await problems({ operationRef: "#/paths/~1health/get", operationId: undefined })).toEqual(["/operationId"]);
});

test("reports a shared link once", async () => {
  const a = { $ref: "#/components/links/Nowhere" };
  const responses = { 200: { ...ok, links: { a } }, 201: { ...ok, links: { a } } };
  const components = { links: { Nowhere: { operationId: "getNothing" } } };
  expect(await runRule("valid-links", { paths: { "/a": { get: { responses } } }, components })).toHaveLength(1);
});

/** The pointers of the problems, below the link. */
async function problems(overrides: object): Promise<string[]> {
  const pointers = await runRule("valid-links", link(overrides));
  return pointers.map((pointer) => pointer.replace("/paths/~1{org_id}~1things/post/responses/201/links/next", ""));
}

function link(overrides: object): object {
  const parameter = (name: string, location: string) => ({ name, in: location, schema: text });
  const body = (properties: object) => ({
    content: { "application/json": { schema: { type: "object", properties } } },
  });
  const links = { next: { operationId: "updateThing", ...overrides } };
  const post = {
    operationId: "createThing",
    responses: { 201: { ...ok, ...body({ data: { $ref: "#/components/schemas/Thing" } }), links } },
  };
  const patch = {
    operationId: "updateThing",
    parameters: [parameter("dry", "query")],
    requestBody: body({ title: text }),
    responses: { 200: ok },
  };
  const paths = {
    "/{org_id}/things": { parameters: [parameter("org_id", "path")], post },
    "/things/{id}": { parameters: [parameter("id", "path")], patch },
    "/health": { get: { operationId: "getHealth", responses: { 200: ok } } },
  };
  return { paths, components: { schemas: { Thing: thing } } };
}

const ok = { description: "Done." };
