import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "links-resolve";
const text = { type: "string" };
const thing = {
  type: "object",
  properties: {
    id: text,
    "a/b": text,
    "c~d": text,
    tags: { type: "array", items: { type: "object", properties: { name: text } } },
    parent: { oneOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }] },
    counts: { type: "object", additionalProperties: text },
  },
};

test.each([
  "$response.body",
  "$response.body#/data/id",
  "$response.body#/data/a~1b",
  "$response.body#/data/tags/0/name",
  "$response.body#/data/parent/parent/id",
  "$response.body#/data/counts/anything",
  "$response.header.X-NEXT",
  "$response.body#/data/c~0d",
  "$request.path.org_id",
  "$request.query.q",
  "$request.body#/name",
  "$url",
  "https://crewkit.io/{$response.body#/data/id}",
  "a constant",
  7,
])("%s is a value", async (value) => {
  expect(await problems({ parameters: { id: value } })).toEqual([]);
});

test.each([
  [
    "$response.body#/data/idd",
    "which points at nothing: `#/data` of the response's body has no `idd`, only `id`, `a/b`, `c~d`",
  ],
  ["$response.body#/id", "`#` of the response's body has no `id`, only `data`."],
  ["$response.body#/data/tags/name", "`#/data/tags` of the response's body has no `name`."],
  ["$response.body#/data/id/0", "`#/data/id` of the response's body has no `0`"],
  ["$response.body.data.id", "is no runtime expression"],
  ["$response.path.id", "is no runtime expression"],
  ["$response.header.X-Other", "names a header that the response does not have, only `X-Next`"],
  ["$request.path.q", "names a path parameter that `createThing` does not have, only `org_id`"],
  ["$request.query.p", "names a query parameter that `createThing` does not have, only `q` and `r`"],
  ["$request.body#/nam", "`#` of the request's body has no `nam`, only `name`"],
  ["$statuscode", "is no runtime expression"],
  ["$request.pathid", "is no runtime expression"],
  ["$request.path/org_id.x", "is no runtime expression"],
  ["$response.body/#/data/id", "is no runtime expression"],
  ["/{$response.body#/x}/{$response.body#/data/id}", "has `$response.body#/x`, which points at nothing"],
])("%s is none", async (value, fault) => {
  expect(await problems({ parameters: { id: value } })).toEqual([expect.stringContaining(fault)]);
});

test("every path parameter of the target has a value, and nothing else has", async () => {
  expect(await problems({ parameters: { nothing: 1 } })).toEqual([
    expect.stringContaining("gives a value to `nothing`, which is no parameter of `updateThing`. Remove it."),
    expect.stringContaining(
      "gives no value to `id`, a path parameter of `updateThing`. Add under its `parameters`: `id: $resp",
    ),
  ]);
  expect(await problems({ parameters: { "path.id": 1, "query.dry": 1 } })).toEqual([]);
  expect(await problems({ parameters: { id: 1, "path.dry": 1 } })).toEqual([expect.stringContaining("to `path.dry`")]);
});

test("a value that the request has under the same name is offered", async () => {
  expect(await problems({ operationId: "createThing" })).toEqual([
    expect.stringContaining("Add under its `parameters`: `org_id: $request.path.org_id`"),
  ]);
});

test("the fields of a body are those that the target takes", async () => {
  const parameters = { id: 1 };
  expect(await problems({ parameters, requestBody: { title: "$response.body#/data/id" } })).toEqual([]);
  expect(await problems({ parameters, requestBody: { titel: 1, title: "$response.body#/x" } })).toEqual([
    expect.stringContaining("gives the body a field `titel`, which `updateThing` does not take"),
    expect.stringContaining("has `$response.body#/x`"),
  ]);
  expect(await problems({ operationId: "getHealth", requestBody: {} })).toEqual([
    expect.stringContaining("gives a body, but `getHealth` takes none"),
  ]);
});

test("a target is named by an operationId that exists", async () => {
  expect(await problems({ operationId: "updateThin" })).toEqual([
    expect.stringContaining("leads to `updateThin`, but no operation"),
  ]);
  expect(await problems({ operationRef: "#/paths/~1health/get", operationId: undefined })).toEqual([
    expect.stringContaining("uses `operationRef`"),
  ]);
});

test("a shared link is reported once", async () => {
  const a = { $ref: "#/components/links/Nowhere" };
  const responses = { 200: { ...ok, links: { a } }, 201: { ...ok, links: { a } } };
  const components = { links: { Nowhere: { operationId: "getNothing" } } };
  expect(await judge(id, { paths: { "/a": { get: { responses } } }, components })).toHaveLength(1);
});

async function problems(link: object): Promise<string[]> {
  const parameter = (name: string, place: string) => ({ name, in: place, required: place === "path", schema: text });
  const body = (properties: object) => ({
    content: { "application/json": { schema: { type: "object", properties } } },
  });
  const data = { $ref: "#/components/schemas/Thing" };
  const created = {
    ...ok,
    ...body({ data }),
    headers: { "X-Next": { schema: text } },
    links: { next: { operationId: "updateThing", ...link } },
  };
  const post = {
    operationId: "createThing",
    parameters: [parameter("q", "query"), parameter("r", "query")],
    requestBody: body({ name: text }),
    responses: { 201: created },
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
  const found = await judge(id, { paths, components: { schemas: { Thing: thing } } });
  return found.filter((problem) => problem.startsWith(`crewkit/${id}`));
}

const ok = { description: "Done." };
