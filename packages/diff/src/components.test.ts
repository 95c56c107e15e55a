import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const openapi = "openapi/openapi.yaml";
const component = (path: string) => `openapi/components/${path}.yaml`;

const success = '"200": { description: Done., headers: { X-Limit: { $ref: components/headers/Limit.yaml } }';
const things = "schema: { $ref: components/schemas/Things.yaml }";
const thing = "schema: { $ref: components/schemas/Thing.yaml }";
const notFound = '"404": { $ref: components/responses.yaml#/NotFound }';
const perPage = "parameters: [{ $ref: components/parameters.yaml#/PerPage }]";
const requestBody = "requestBody: { $ref: components/requestBodies/Thing.yaml }";

const contract: Record<string, string> = {
  [openapi]: `openapi: 3.1.0
info: { title: Small, version: 0.1.0 }
security: [{ token: [] }]
paths:
  /health:
    get:
      security: []
      responses: { ${success} } }
  /parts:
    get:
      ${perPage}
      responses: { ${success}, content: { application/json: { schema: { $ref: components/schemas/Part.yaml } } } } }
  /things:
    get:
      ${perPage}
      responses: { ${success}, content: { application/json: { ${things} } } } }
    post:
      ${requestBody}
      responses: { ${success}, content: { application/json: { ${thing} } } } }
  /things/{id}:
    parameters: [{ $ref: components/parameters.yaml#/ThingId }]
    patch:
      ${requestBody}
      responses: { ${success} }, ${notFound} }
    delete:
      responses: { ${success} }, ${notFound} }
components:
  securitySchemes:
    token: { $ref: components/securitySchemes/token.yaml }
`,
  [component("headers/Limit")]: "schema: { type: integer }\n",
  [component("parameters")]: `PerPage:
  name: per_page
  in: query
  schema: { type: integer, maximum: 100 }
ThingId:
  name: id
  in: path
  required: true
  schema: { type: string }
`,
  [component("requestBodies/Thing")]: "content: { application/json: { schema: { $ref: ../schemas/Thing.yaml } } }\n",
  [component("responses")]: `NotFound:
  description: Not found.
  content: { application/json: { schema: { $ref: schemas/Error.yaml } } }
`,
  [component("schemas/Error")]: "type: object\nproperties:\n  error: { type: string }\n",
  [component("schemas/Part")]: "type: object\nproperties:\n  size: { type: integer, maximum: 9 }\n",
  [component("schemas/Thing")]: `type: object
properties:
  owner: { $ref: Owner.yaml, description: The owner. }
`,
  [component("schemas/Things")]: "type: array\nitems: { $ref: Thing.yaml }\n",
  [component("schemas/Owner")]: "type: object\nproperties:\n  name: { type: string, maxLength: 9 }\n",
  [component("securitySchemes/token")]: "type: http\nscheme: bearer\n",
};

const withThing = ["GET /things", "POST /things", "PATCH /things/{id}"];
const withThingId = ["PATCH /things/{id}", "DELETE /things/{id}"];

test.each<[name: string, file: string, from: string, to: string, place: string, directions: string[], users: string[]]>(
  [
    ["a parameter", "parameters", "100", "50", "parameter PerPage", ["request"], ["GET /parts", "GET /things"]],
    [
      "a parameter of a path",
      "parameters",
      "{ type: string",
      "{ maxLength: 9",
      "parameter ThingId",
      ["request"],
      withThingId,
    ],
    ["a schema", "schemas/Thing", "The owner", "Its owner", "schema Thing owner", ["request", "response"], withThing],
    ["a schema in a schema", "schemas/Owner", "9", "8", "schema Owner name", ["request", "response"], withThing],
    ["a schema in a response", "schemas/Error", "string", "integer", "schema Error error", ["response"], withThingId],
    ["a response", "responses", "Not found", "Missing", "response NotFound", ["response"], withThingId],
    [
      "a request body",
      "requestBodies/Thing",
      "content",
      "required: true\ncontent",
      "request body Thing",
      ["request"],
      ["POST /things", "PATCH /things/{id}"],
    ],
    [
      "a security scheme",
      "securitySchemes/token",
      "type: http",
      "description: A token.\ntype: http",
      "security scheme token",
      [],
      ["GET /parts", ...withThing.slice(0, 2), ...withThingId],
    ],
  ],
)("reports a change of %s with the operations that use it", async (_name, file, from, to, place, directions, users) => {
  const repository = await createRepository(contract);
  await repository.edit(component(file), from, to);
  const { changes } = await compareContract(repository.folder, "HEAD");
  const locations = changes.map(({ operations, ...change }) => [formatPlace(change), change.directions, operations]);
  expect(new Set(locations.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify([place, directions, users])]),
  );
});

test("reports an added and a removed field of a schema", async () => {
  const repository = await createRepository(contract);
  await repository.edit(component("schemas/Thing"), "owner:", "holder: { type: string }\n  owner:");
  await repository.commit();
  await repository.edit(component("schemas/Thing"), "holder:", "note:");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes).toMatchObject([
    { impact: "major", subject: "schema Thing", at: "holder", component: "schemas/Thing", operations: withThing },
    { impact: "minor", subject: "schema Thing", at: "note", component: "schemas/Thing", operations: withThing },
  ]);
});

test("reports a change of a component of one operation at its place in the operation", async () => {
  const repository = await createRepository(contract);
  await repository.edit(component("schemas/Part"), "9", "8");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes).toMatchObject([
    { subject: "GET /parts", at: "200 size", component: "schemas/Part", operations: ["GET /parts"] },
  ]);
});

test("reports an operation that starts to use a component at its place in the operation", async () => {
  const repository = await createRepository(contract);
  await repository.edit(openapi, thing, "schema: { type: object, description: A thing. }");
  await repository.commit();
  await repository.edit(openapi, "schema: { type: object, description: A thing. }", thing);
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.length).toBeGreaterThan(0);
  for (const change of changes)
    expect(change).toMatchObject({ subject: "POST /things", component: "schemas/Thing", operations: [] });
});

test("reports the operations of both versions that do not use a component", async () => {
  const repository = await createRepository(contract);
  await repository.edit(component("headers/Limit"), "integer", "number");
  await repository.edit(component("parameters"), "100", "50");
  await repository.edit(openapi, "  /parts:", "  /others:\n    get: { responses: {} }\n  /parts:");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.map(({ subject, exceptions }) => [subject, exceptions])).toEqual([
    ["header Limit", []],
    ["parameter PerPage", ["GET /health", "POST /things", "PATCH /things/{id}", "DELETE /things/{id}"]],
    ["GET /others", []],
  ]);
});
