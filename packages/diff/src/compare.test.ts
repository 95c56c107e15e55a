import { test as anyTest, expect } from "vitest";
import type { Change } from "./change.ts";
import { compareContract } from "./compare.ts";
import { formatComparison } from "./print.ts";
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
  await repository.edit(
    schema("Thing"),
    "[open, closed, lost]",
    "[open, closed, lost, found]\n    description: More values may be added.",
  );
  await repository.edit(schema("ThingCreate"), "[name]", "[name, size]");
  await repository.edit(schema("ThingCreate"), "maxLength: 100", "maxLength: 50");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small]");
  // Redocly rates these as patches.
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
    "enum-values-added GET /things 200 data[].state",
    "enum-values-removed POST /things body size",
    "moved-operation GET /health",
    "operation-id-changed DELETE /things/{thing_id}",
    "operation-removed GET /things/{thing_id}",
    "permission-raised GET /things",
    "property-removed GET /things 200 data[].name",
    "renamed-path /things/{thing_id}",
    "required-properties-added POST /things body",
    "schema-constraint-changed /things parameters per_page",
    "schema-constraint-changed POST /things body name",
    "schema-names components schemas",
    "security-inherited GET /health security",
  ]);
  const messageOf = (name: string) => comparison.changes.find(({ rule }) => rule === name)?.message;
  expect(messageOf("default-changed")).toMatch(/25.*50/);
  expect(messageOf("moved-operation")).toMatch(/Health.*Status/);
  expect(messageOf("permission-raised")).toMatch(/viewer.*admin/);
  expect(messageOf("renamed-path")).toMatch(/{id}.*{thing_id}/);
  expect(messageOf("schema-names")).toContain("Outcome");
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.2.0", required: "0.2.0", violation: undefined });
  expect(formatComparison(comparison)).toContain("  HEAD:openapi/components/schemas/Thing.yaml:7  ");
});

test("rates additions and new values of open enums as minor", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), "  name:\n", "  note:\n    type: string\n  name:\n");
  await repository.edit(schema("Thing"), "[open, closed, lost]", "[open, closed]");
  await repository.edit(schema("ThingCreate"), "  size:\n", "  note:\n    type: string\n  size:\n");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small, large, huge]");
  await repository.edit(schema("Outcome"), "[success, failure]", "[success, failure, abandoned]");
  await repository.edit(thing, "  operationId: getThing\n", "  operationId: getThing\n  deprecated: true\n");

  const comparison = await compareContract(repository.folder, "HEAD");
  expect(new Set(comparison.changes.map(({ impact }) => impact))).toEqual(new Set(["minor"]));
  expect(list(comparison.changes)).toEqual([
    "deprecated GET /things/{id}",
    "open-enum GET /things 200 data[].outcome/anyOf/0",
    "undefined GET /things 200 data[].note",
    "undefined POST /things body note",
    "widened GET /things 200 data[].state",
    "widened POST /things body size",
  ]);
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.1.0", required: "0.1.1", violation: undefined });
  const text = formatComparison(comparison);
  expect(text).toMatch(/HEAD \(\w{7}, version 0.1.0\): 0 major, 6 minor, 0 patch\n/);
  expect(text).toContain("  openapi/components/schemas/Outcome.yaml:2  ");
});

function list(changes: Change[]): string[] {
  return changes.map(({ rule, subject }) => `${rule} ${subject}`).sort();
}
