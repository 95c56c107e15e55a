import { test as anyTest, expect } from "vitest";
import type { Change } from "./change.ts";
import { compareContract } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { formatComparison } from "./format.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const openapi = "openapi/openapi.yaml";
const things = "openapi/paths/things.yaml";
const thing = "openapi/paths/things@{id}.yaml";
const schema = (name: string) => `openapi/components/schemas/${name}.yaml`;

test("rates breaking changes as major, by Redocly's rules and the corrections", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(thing, "deleteThing", "removeThing");
  await repository.edit(thing, smallContract[thing]?.slice(smallContract[thing].indexOf("get:")) as string, "");
  await repository.edit(things, "maximum: 100", "maximum: 50");
  await repository.edit(schema("Thing"), "  name:\n    type: string\n", "");
  await repository.edit(schema("Thing"), "[open, closed, lost]", "[open, closed, lost, found]");
  await repository.edit(schema("ThingCreate"), "[name]", "[name, size]");
  await repository.edit(schema("ThingCreate"), "maxLength: 100", "maxLength: 50");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small]\n    description: Is never large.");
  // Redocly rates these as patches or does not report them.
  await repository.edit(openapi, "requests: 100", "requests: 50");
  await repository.edit(things, "          required: true\n          schema", "          schema");
  await repository.edit(things, "operationId: createThing", "operationId: createThing\n  x-permission: member");
  await repository.edit(schema("ThingCreate"), "x-max-bytes: 400", "x-max-bytes: 200");
  await repository.edit(schema("ThingCreate"), "  color:\n", "  color:\n    readOnly: true\n");
  await repository.edit("openapi/paths/health.yaml", "  security: []\n", "");
  await repository.edit("openapi/paths/health.yaml", "[Health]", "[Status]");
  await repository.edit(openapi, "{id}:", "{thing_id}:");
  await repository.edit(thing, "name: id", "name: thing_id");
  await repository.edit(things, "x-permission: viewer", "x-permission: admin");
  await repository.edit(things, "default: 25", "default: 50");
  await repository.git("mv", schema("Outcome"), schema("Result"));
  await repository.edit(schema("Thing"), "Outcome.yaml", "Result.yaml");
  await repository.edit(openapi, "version: 0.1.0", "version: 0.2.0");
  await repository.edit("openapi/CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\nThings no longer have a name.\n\n## 0.1.0");

  const comparison = await compareContract(repository.folder, "HEAD");
  expect(list(comparison.changes.filter(({ impact }) => impact === "major"))).toEqual([
    "default-changed /things parameters per_page",
    "enum-values-added schema Thing state",
    "enum-values-removed POST /things body size",
    "header-required GET /things 200 headers X-Limit",
    "moved-operation GET /health",
    "operation-id-changed DELETE /things/{thing_id}",
    "operation-removed GET /things/{thing_id}",
    "permission GET /things",
    "permission POST /things",
    "property-removed schema Thing name",
    "rate-limits x-rate-limits",
    "read-only POST /things body color",
    "renamed-path /things/{thing_id}",
    "required-properties-added POST /things body",
    "schema-constraint-changed /things parameters per_page",
    "schema-constraint-changed POST /things body name",
    "schema-names components schemas",
    "size-limit POST /things body name",
    "token GET /health security",
  ]);
  const messageOf = (name: string) => comparison.changes.find(({ rule }) => rule === name)?.message;
  expect(messageOf("default-changed")).toMatch(/25.*50/);
  expect(messageOf("enum-values-removed")).toMatch(/'large'.* Still mentioned in openapi\S*ThingCreate\.yaml:\d+\.$/);
  expect(messageOf("moved-operation")).toMatch(/Health.*Status/);
  expect(messageOf("permission")).toMatch(/viewer.*admin/);
  expect(messageOf("rate-limits")).toMatch(/address.*100 requests.*50 requests/);
  expect(messageOf("renamed-path")).toMatch(/{id}.*{thing_id}/);
  expect(messageOf("schema-names")).toContain("Outcome");
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.2.0", required: "0.2.0", violation: undefined });
  expect(formatComparison(comparison)).toContain("  HEAD:openapi/components/schemas/Thing.yaml:7  ");
});

test("rates additions and new values of open enums as minor", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), "  name:\n", "  note:\n    type: string\n  name:\n");
  await repository.edit(schema("Thing"), "[open, closed, lost]", "[open, closed]");
  await repository.edit(
    schema("Thing"),
    '    oneOf:\n      - $ref: ./Owner.yaml\n      - type: "null"\n',
    "    $ref: ./Owner.yaml\n",
  );
  await repository.edit(schema("ThingCreate"), "  size:\n", "  note:\n    type: string\n  size:\n");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small, large, huge]");
  await repository.edit(schema("KnownOutcome"), "[success, failure]", "[success, failure, abandoned]");
  await repository.edit(thing, "  operationId: getThing\n", "  operationId: getThing\n  deprecated: true\n");

  const comparison = await compareContract(repository.folder, "HEAD");
  expect(new Set(comparison.changes.map(({ impact }) => impact))).toEqual(new Set(["minor"]));
  expect(list(comparison.changes)).toEqual([
    "deprecated GET /things/{id}",
    "enum-value schema Outcome",
    "nullable schema Thing owner",
    "undefined POST /things body note",
    "undefined schema Thing note",
    "widened POST /things body size",
    "widened schema Thing state",
  ]);
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.1.0", required: "0.1.1" });
  const text = formatComparison(comparison);
  expect(text).toMatch(/HEAD \(\w{7}, version 0.1.0\): 0 major, 7 minor, 0 patch\n/);
  expect(text).toContain("  openapi/components/schemas/Outcome.yaml:1  ");
});

test("lists changes that give more callers access first, and changed extensions last", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(
    things,
    "    in: query\n",
    "    in: query\n    x-filter: { field: /user/id, equals: getUser#/id }\n",
  );
  await repository.edit(things, "  x-permission: viewer\n", "");
  await repository.edit(things, "operationId: createThing", "operationId: createThing\n  security: []");
  await repository.edit(thing, "operationId: getThing", "operationId: getThing\n  security: [{}, { token: [] }]");
  await repository.edit(thing, "delete:", "put:\n  operationId: putThing\n  security: []\n  responses: {}\ndelete:");

  const comparison = await compareContract(repository.folder, "HEAD");
  const expected = [
    "permission GET /things",
    "public-operation PUT /things/{id}",
    "token GET /things/{id} security",
    "token POST /things security",
  ];
  expect(list(comparison.changes.filter(({ security }) => security))).toEqual(expected);
  expect(formatComparison(comparison)).toMatch(
    /0 major, 4 minor, 1 patch, 4 security-relevant\n\nsecurity.*(\n {2}openapi.*){4}\n\nminor[\s\S]*\n\npatch\n.*`x-filter` added/,
  );
});

test("rates known values of a string as patch", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), "  name:\n    type: string\n", "  name:\n    $ref: ./Outcome.yaml\n");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(list(changes.filter(({ impact }) => impact === "patch"))).toContain("open-enum schema Thing name");
  expect(changes.filter(({ impact }) => impact === "major")).toEqual([]);
});

test("rates an enum that becomes open in a response as major", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), "enum: [open, closed, lost]", "x-extensible-enum: [open, closed, lost]");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes).toMatchObject([
    {
      impact: "major",
      rule: "open-enum",
      subject: "schema Thing",
      at: "state",
      message: expect.stringContaining("not in the enum"),
    },
  ]);
});

function list(changes: Change[]): string[] {
  return changes.map((change) => `${change.rule} ${formatPlace(change)}`).sort();
}
