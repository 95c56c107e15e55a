import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const openapi = "openapi/openapi.yaml";
const things = "openapi/paths/things.yaml";
const schema = (name: string) => `openapi/components/schemas/${name}.yaml`;
const nullableOwner = '    oneOf:\n      - $ref: ./Owner.yaml\n      - type: "null"\n';
const bodySchema = "        schema:\n          $ref: ../components/schemas/ThingCreate.yaml\n";

test.each<[name: string, before: [file: string, from: string, to: string][], expected: string[]]>([
  [
    "a schema added to a request",
    [[things, bodySchema, "        x-none: true\n"]],
    ["major schema POST /things body", "patch undefined POST /things body"],
  ],
  [
    "a changed example",
    [[things, "data: []", "data: [{ id: a }]"]],
    ["patch documentation GET /things 200 examples none"],
  ],
  [
    "a value next to a reference",
    [[things, "/Thing.yaml\npost", "/Thing.yaml\n                  example: { id: a }\npost"]],
    ["patch undefined GET /things 200 data[]"],
  ],
  [
    "another way to allow null",
    [
      [schema("Owner"), "type: object", 'type: [object, "null"]'],
      [schema("Thing"), nullableOwner, "    $ref: ./Owner.yaml\n"],
    ],
    ["minor widened schema Owner", "patch nullable schema Thing owner"],
  ],
])("rates %s", async (_name, before, expected) => {
  const repository = await createRepository(smallContract);
  for (const [file, from, to] of before) await repository.edit(file, from, to);
  await repository.commit();
  for (const [file, from, to] of before) await repository.edit(file, to, from);
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.map((change) => `${change.impact} ${change.rule} ${formatPlace(change)}`)).toEqual(expected);
});

test("finds null in a referenced file", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Owner"), "type: object", 'type: [object, "null"]');
  await repository.edit(schema("Thing"), nullableOwner, "    $ref: ./Owner.yaml\n");
  await repository.commit();
  const union = 'oneOf: [{ type: object }, { type: string }, { type: "null" }]';
  await repository.edit(schema("Thing"), "$ref: ./Owner.yaml", union);
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.find(({ rule }) => rule === "nullable")?.impact).toBe("patch");
});

test("reports no change between equivalent schemas", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), "enum: [open, closed, lost]", "const: open");
  await repository.edit(schema("ThingCreate"), "enum: [small, large]", "const: small");
  await repository.commit();
  await repository.edit(schema("Thing"), "$ref: ./Outcome.yaml", "allOf: [{ $ref: ./Outcome.yaml }]");
  await repository.edit(schema("Thing"), "const: open", "enum: [open]");
  await repository.edit(schema("ThingCreate"), "const: small", "enum: [small]");
  await repository.edit(
    things,
    "$ref: ../components/schemas/ThingCreate.yaml",
    "allOf: [{ $ref: ../components/schemas/ThingCreate.yaml }]",
  );
  await repository.commit();
  expect((await compareContract(repository.folder, "HEAD~1", "HEAD")).changes).toEqual([]);
  expect((await compareContract(repository.folder, "HEAD", "HEAD~1")).changes).toEqual([]);
});

test("compares every schema in allOf, and the keywords next to it", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(schema("Thing"), nullableOwner, "    allOf: [{ $ref: ./Owner.yaml }, { required: [a, b] }]\n");
  await repository.edit(schema("Thing"), "$ref: ./Outcome.yaml", "allOf: [{ $ref: ./Outcome.yaml }]\n    maxLength: 9");
  await repository.commit();
  await repository.edit(schema("Thing"), "[a, b]", "[a]");
  await repository.edit(schema("Thing"), "maxLength: 9", "maxLength: 10");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(changes.map((change) => `${change.impact} ${formatPlace(change)}`)).toEqual([
    "major schema Thing outcome",
    "major schema Thing owner",
  ]);
});

test.each([
  ["a path file", things, "get:", "get: [", "openapi/paths/things.yaml:10:7: The YAML does not parse: "],
  ["openapi.yaml", openapi, "paths:", "paths: {", "openapi/openapi.yaml:16:9: The YAML does not parse: "],
  ["a file", things, "/Thing.yaml", "/A.yaml", "openapi/paths/things.yaml:34:19: openapi/components/schemas/A.yaml "],
  [
    "a key",
    openapi,
    "health.yaml",
    "health.yaml#/a",
    "openapi/openapi.yaml:16:5: The target of `$ref` does not exist.",
  ],
])("reports the location of invalid YAML or a missing reference: %s", async (_name, file, from, to, message) => {
  const repository = await createRepository(smallContract);
  const compare = () => compareContract(repository.folder, "HEAD").catch(String);
  await repository.edit(file, from, to);
  const error = await compare();
  expect(error).toContain(message);
  expect(error).toContain("Fix the contract");
  await repository.commit();
  await repository.edit(file, to, from);
  const baseError = await compare();
  expect(baseError).toContain(`HEAD:${message}`);
  expect(baseError).toContain("Pass a ref other than HEAD.");
});
