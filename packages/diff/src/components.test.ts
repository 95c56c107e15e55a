import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { readContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const contract = readContract("components");
const openapi = "openapi/openapi.yaml";
const component = (path: string) => `openapi/components/${path}.yaml`;

const withThing = ["GET /things", "POST /things", "PATCH /things/{id}"];
const withThingId = ["PATCH /things/{id}", "DELETE /things/{id}"];
const withToken = ["GET /parts", "GET /things", "POST /things", ...withThingId];

test.each([
  ["parameters", "100", "50", "parameter PerPage", "request", ["GET /parts", "GET /things"]],
  ["parameters", "{ type: string", "{ maxLength: 9", "parameter ThingId", "request", withThingId],
  ["schemas/Thing", "The owner", "Its owner", "schema Thing owner", "request,response", withThing],
  ["schemas/Owner", "9", "8", "schema Owner name", "request,response", withThing],
  ["schemas/Error", "string", "integer", "schema Error error", "response", withThingId],
  ["responses", "Not found", "Missing", "response NotFound", "response", withThingId],
  ["requestBodies/Thing", "content", "required: true\ncontent", "request body Thing", "request", withThing.slice(1)],
  ["securitySchemes/token", "type", "description: A.\ntype", "security scheme token", "", withToken],
])("reports the operations that use %s if '%s' becomes '%s'", async (file, from, to, place, directions, users) => {
  const repository = await createRepository(contract);
  await repository.edit(component(file), from, to);
  const { changes } = await compareContract(repository.folder, "HEAD");
  const locations = changes.map(({ operations, ...change }) => [
    formatPlace(change),
    `${change.directions}`,
    operations,
  ]);
  expect(locations.length).toBeGreaterThan(0);
  for (const location of locations) expect(location).toEqual([place, directions, users]);
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

const thing = "schema: { $ref: components/schemas/Thing.yaml }";
const inline = "schema: { type: object, description: A thing. }";

test("reports an operation that starts to use a component at its place in the operation", async () => {
  const repository = await createRepository(contract);
  await repository.edit(openapi, thing, inline);
  await repository.commit();
  await repository.edit(openapi, inline, thing);
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.length).toBeGreaterThan(0);
  for (const change of changes)
    expect(change).toMatchObject({ subject: "POST /things", component: "schemas/Thing", operations: [] });
});
