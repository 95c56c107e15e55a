// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as functions from "@crewkit/openapi";
import * as node from "@crewkit/openapi/node";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import older from "@crewkit/openapi/openapi-3.0.json" with { type: "json" };
import manifest from "@crewkit/openapi/package.json" with { type: "json" };
import testRequests from "@crewkit/openapi/test-requests.json" with { type: "json" };
import * as validator from "@crewkit/openapi/validator";
import workflows from "@crewkit/openapi/workflows.json" with { type: "json" };
import world from "@crewkit/openapi/world.json" with { type: "json" };

const health = { path: "/health", method: "get" } as const;

test("the documents describe the same version of the API", () => {
  assert.equal(contract.info.version, manifest.version);
  assert.equal(older.info.version, manifest.version);
  assert.match(readFile("@crewkit/openapi/openapi.yaml"), new RegExp(`^  version: ${manifest.version}$`, "m"));
  assert.deepEqual(Object.keys(older.paths), Object.keys(contract.paths ?? {}));
});

const uses: Record<string, () => void> = {
  listOperations: () => assert.ok(functions.listOperations(contract).length > 100),
  listOperationLocations: () =>
    assert.ok(
      functions.listOperationLocations(contract).some(({ path, method }) => path === health.path && method === "get"),
    ),
  readOperation: () => assert.equal(functions.readOperation(contract, health).operationId, "getHealth"),
  resolve: () => {
    const parameter = functions.resolve<object>(contract, { $ref: "#/components/parameters/OrgId" });
    assert.equal("name" in parameter && parameter.name, "org_id");
  },
  locate: () =>
    assert.match(
      functions.locate(contract, ["paths", "/health", "get", "responses", "429", "content"]),
      /^\/components/,
    ),
  parsePointer: () => assert.deepEqual(functions.parsePointer("#/paths/~1health"), ["paths", "/health"]),
  formatPointer: () => assert.equal(functions.formatPointer(["paths", "/health"]), "/paths/~1health"),
  closeEnums: () =>
    assert.deepEqual(functions.closeEnums({ type: "string", "x-extensible-enum": ["a"] }), {
      type: "string",
      "x-extensible-enum": ["a"],
      enum: ["a"],
    }),
  secretNames: () => assert.ok(functions.secretNames(contract).has("refresh_token")),
  readContract: () => assert.deepEqual(node.readContract(), contract),
  readWorkflows: () => assert.deepEqual(node.readWorkflows(), workflows),
  readTestRequests: () => assert.deepEqual(node.readTestRequests(), testRequests),
  createValidator: () =>
    assert.deepEqual(validator.createValidator(contract)("/components/schemas/ProjectCreate", { name: 1, slug: "a" }), [
      "/name must be string",
    ]),
  createErrorFinder: () =>
    assert.equal(
      validator.createErrorFinder(contract)("/components/schemas/ProjectCreate", {})[0]?.keyword,
      "required",
    ),
  describeError: () => {
    const error = { pointer: "/a", value: 1, keyword: "type", params: {}, schema: "", message: "must be string" };
    assert.equal(validator.describeError(error), "/a must be string");
  },
  compilePattern: () => assert.ok(validator.compilePattern("^a+$").test("aa")),
};

for (const [name, use] of Object.entries(uses)) test(`exports ${name}`, use);

test("every exported function is used above", () => {
  const exported = [functions, node, validator].flatMap((entry) => Object.keys(entry));
  assert.deepEqual(exported.sort(), Object.keys(uses).sort());
});

test("sample data, workflows and test requests refer to the contract", () => {
  const operationIds = functions.listOperations(contract).map(({ operationId }) => operationId);
  const steps = workflows.flatMap((document) => document.workflows.flatMap((workflow) => workflow.steps));
  for (const operationId of [...Object.keys(testRequests), ...steps.map((step) => step.operationId)])
    assert.ok(operationIds.includes(operationId), operationId);
  assert.ok(Object.keys(world.organizations ?? {}).length > 0);
});

test("the file of a workflow names the contract by a path in the package", () => {
  const file = import.meta.resolve("@crewkit/openapi/workflows/device-login.arazzo.yaml");
  const [, url = ""] = /url: (.*)/.exec(readFileSync(fileURLToPath(file), "utf8")) ?? [];
  assert.match(readFileSync(new URL(url, file), "utf8"), new RegExp(`^  version: ${manifest.version}$`, "m"));
});

function readFile(entry: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(entry)), "utf8");
}
