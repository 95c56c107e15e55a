import { test as anyTest, expect, vi } from "vitest";
import { smallContract } from "../testing/contract.ts";
import { hasGit } from "../testing/git.ts";
import { makeRepository } from "../testing/repository.ts";
import { compareContract } from "./compare.ts";
import { comparisonText } from "./print.ts";

const test = anyTest.skipIf(!hasGit);

// Each starts processes, which a busy machine is slow to do.
vi.setConfig({ testTimeout: 60_000 });

const openapi = "openapi/openapi.yaml";
const things = "openapi/paths/things.yaml";
const thing = "openapi/paths/things@{id}.yaml";
const schema = (name: string) => `openapi/components/schemas/${name}.yaml`;

test("what breaks callers is major, by Redocly's rules", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit(thing, `delete:\n  operationId: deleteThing\n`, "delete:\n  operationId: removeThing\n");
  await repository.edit(thing, smallContract[thing]?.slice(smallContract[thing].indexOf("get:")) as string, "");
  await repository.edit(things, "maximum: 100", "maximum: 50");
  await repository.edit(schema("Thing"), "  name:\n    type: string\n", "");
  await repository.edit(schema("ThingCreate"), "[name]", "[name, size]");
  await repository.edit(schema("ThingCreate"), "maxLength: 100", "maxLength: 50");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small]");

  const { changes, complaint } = await compareContract(repository.folder, "HEAD");
  expect(list(changes)).toEqual([
    "major enum-values-removed POST /things body size: Enum of `size` lost values: 'large'.",
    "major operation-id-changed DELETE /things/{id}: `operationId` of operation `DELETE /things/{id}` changed from 'deleteThing' to 'removeThing'.",
    "major operation-removed GET /things/{id}: Operation `GET /things/{id}` was removed.",
    "major property-removed GET /things 200 data[].name: Property `name` was removed.",
    "major required-properties-added POST /things body: Properties became required: `size`.",
    "major schema-constraint-changed /things parameters per_page: Upper bound changed from '<= 100' to '<= 50'.",
    "major schema-constraint-changed POST /things body name: `maxLength` of `name` changed from '100' to '50'.",
  ]);
  expect(complaint).toMatch(/^A breaking change calls for version 0.2.0, and info.version says 0.1.0./);
});

test("what Redocly calls a patch and still breaks callers is major", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit("openapi/paths/health.yaml", "  security: []\n", "");
  await repository.edit("openapi/paths/health.yaml", "[Health]", "[Status]");
  await repository.edit(openapi, "{id}:", "{thing_id}:");
  await repository.edit(thing, "name: id", "name: thing_id");
  await repository.edit(things, "x-permission: viewer", "x-permission: admin");
  await repository.edit(things, "default: 25", "default: 50");
  await repository.git("mv", schema("Outcome"), schema("Result"));
  await repository.edit(schema("Thing"), "Outcome.yaml", "Result.yaml");

  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(list(changes.filter(({ impact }) => impact === "major"))).toEqual([
    "major default-changed /things parameters per_page: `default` went from 25 to 50.",
    "major moved-operation GET /health: The operation moved from Health to Status.",
    "major permission-raised GET /things: `x-permission` went from 'viewer' to 'admin'.",
    "major renamed-path /things/{thing_id}: Path `/things/{id}` became `/things/{thing_id}`.",
    "major schema-names components schemas: Schema `Outcome` is gone, and with it the type of this name.",
    "major security-inherited GET /health security: The operation now needs a token: the root's `security` holds.",
  ]);
});

test("additions pass without another version, new values of open enums among them", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit(schema("Thing"), "  name:\n", "  note:\n    type: string\n  name:\n");
  await repository.edit(schema("Thing"), "[open, closed, lost]", "[open, closed]");
  await repository.edit(schema("ThingCreate"), "  size:\n", "  note:\n    type: string\n  size:\n");
  await repository.edit(schema("ThingCreate"), "[small, large]", "[small, large, huge]");
  await repository.edit(schema("Outcome"), "[success, failure]", "[success, failure, abandoned]");
  await repository.edit(thing, "  operationId: getThing\n", "  operationId: getThing\n  deprecated: true\n");

  const comparison = await compareContract(repository.folder, "HEAD");
  expect(list(comparison.changes)).toEqual([
    "minor deprecated GET /things/{id}: `deprecated` added: true.",
    "minor open-enum GET /things 200 data[].outcome: Enum gained values: 'abandoned'.",
    "minor undefined GET /things 200 data[].note: Field added.",
    "minor undefined POST /things body note: Field added.",
    "minor widened GET /things 200 data[].state: `enum` lost lost.",
    "minor widened POST /things body size: `enum` gained huge.",
  ]);
  expect(comparison).toMatchObject({ required: "0.1.1", complaint: undefined });
  expect(comparisonText(comparison)).toMatch(/^Against HEAD \(\w{7}, version 0.1.0\): 0 major, 6 minor, 0 patch\n/);
  expect(comparisonText(comparison)).toContain("  openapi/components/schemas/Outcome.yaml:2  ");
  expect(comparisonText(comparison)).toMatch(
    /\nAllowed. The next release is 0.1.1 or later; info.version says 0.1.0.$/,
  );
});

test("a breaking change passes with its version and an entry in the changelog, and not with one of them", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit(schema("Thing"), "  name:\n    type: string\n", "");
  await repository.edit(openapi, "version: 0.1.0", "version: 0.2.0");
  expect((await compareContract(repository.folder, "HEAD")).complaint).toMatch(/^CHANGELOG.md has no entry for 0.2.0./);

  await repository.edit("CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\nThings have no name any more.\n\n## 0.1.0");
  const comparison = await compareContract(repository.folder, "HEAD");
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.2.0", required: "0.2.0", complaint: undefined });
  expect(comparison.changes.map(({ impact }) => impact)).toEqual(["major"]);
  expect(comparisonText(comparison)).toContain("  HEAD:openapi/components/schemas/Thing.yaml:7  ");
});

test("a value that comes along with the mark of an open enum is major", async () => {
  const repository = await makeRepository(smallContract);
  await repository.edit(schema("Thing"), "[open, closed, lost]", "[open, closed, lost, found]\n    x-open-enum: true");
  const { changes } = await compareContract(repository.folder, "HEAD");
  expect(list(changes)[0]).toBe(
    "major enum-values-added GET /things 200 data[].state: Enum of `state` gained values: 'found'.",
  );
});

function list(changes: Awaited<ReturnType<typeof compareContract>>["changes"]): string[] {
  return changes.map(({ impact, rule, subject, message }) => `${impact} ${rule} ${subject}: ${message}`).sort();
}
