import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { formatComparison } from "./format.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const openapi = "openapi/openapi.yaml";
const things = "openapi/paths/things.yaml";
const outcomes = "openapi/components/schemas/KnownOutcome.yaml";

test("lists the changes since a commit, most severe first, and the version that they require", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(things, "default: 25", "default: 50");
  await repository.edit("openapi/components/schemas/Thing.yaml", "  name:\n    type: string\n", "");
  await repository.edit(things, "The things.", "Things.");
  await repository.edit(openapi, "version: 0.1.0", "version: 0.2.0");
  await repository.edit("openapi/CHANGELOG.md", "## 0.1.0", "## 0.2.0\n\nThings no longer have a name.\n\n## 0.1.0");
  const comparison = await compareContract(repository.folder, "HEAD");
  expect(comparison).toMatchObject({ from: "0.1.0", to: "0.2.0", required: "0.2.0", violation: undefined });
  expect(comparison.changes.map(({ impact, rule }) => `${impact} ${rule}`)).toEqual([
    "major property-removed",
    "major default-changed",
    "patch undefined",
  ]);
  expect(formatComparison(comparison)).toContain("  HEAD:openapi/components/schemas/Thing.yaml:7  ");
});

test("lists the texts that mention a renamed value of an extensible enum", async () => {
  const guide = "packages/docs/guides/outcomes.md";
  const repository = await createRepository({ ...smallContract, [guide]: "# Outcomes\n\nThe outcome is `failure`.\n" });
  await repository.edit(outcomes, "failure", "lost");
  const { changes, required } = await compareContract(repository.folder, "HEAD");
  expect(required).toBe("0.1.1");
  expect(changes.map(({ message }) => message)).toEqual([
    `The enum lost the value 'failure' and gained the value 'lost'. Still mentioned in ${guide}:3.`,
  ]);
});

test("lists security-relevant changes first", async () => {
  const repository = await createRepository(smallContract);
  await repository.edit(things, "  x-permission: viewer\n", "");
  await repository.edit(things, "operationId: createThing", "operationId: createThing\n  security: []");
  await repository.edit(things, "maximum: 100", "maximum: 50");
  expect(formatComparison(await compareContract(repository.folder, "HEAD"))).toMatch(
    /1 major, 2 minor, 0 patch, 2 security-relevant\n\nsecurity.*(\n {2}openapi.*){2}\n\nmajor\n.*\n\nminor(\n.*){2}\n/,
  );
});
