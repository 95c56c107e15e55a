import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const openapi = "openapi/openapi.yaml";
const things = "openapi/paths/things.yaml";

test.each([
  ["a path file", things, "get:", "get: [", "openapi/paths/things.yaml:10:7: The YAML does not parse: "],
  ["openapi.yaml", openapi, "paths:", "paths: {", "openapi/openapi.yaml:19:9: The YAML does not parse: "],
  ["a file", things, "/Thing.yaml", "/A.yaml", "openapi/paths/things.yaml:34:19: openapi/components/schemas/A.yaml "],
  [
    "a key",
    openapi,
    "health.yaml",
    "health.yaml#/a",
    "openapi/openapi.yaml:19:5: The target of `$ref` does not exist.",
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
