import { expect, test } from "vitest";
import type { Contract } from "../src/index.ts";
import { createExampleChecker } from "./example-checker.ts";
import type { SampleData } from "./sample-data.ts";

const [home, shop, unknown] = ["a", "b", "c"].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
const schema = { type: "object", properties: { name: { type: "string" } } };
const body = { content: { "application/json": { schema, examples: { some: {} } } } };

const contract = {
  openapi: "3.1.0",
  paths: { "/a": { put: { operationId: "putA", requestBody: body, responses: { 200: body } } } },
  components: { schemas: { Project: schema, ResourceVersionDetail: schema } },
} as unknown as Contract;

// The hash is the output of `printf a | sha256sum`.
const version = { content: "a", version_hash: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb" };
const sampleData: SampleData = {
  projects: { home: { id: home, name: "Home" }, shop: { id: shop, name: "Shop" } },
  versions: { first: version },
};

test.each([
  [{ projects: { home: { name: 1 } } }, "openapi/world/projects.yaml, home: /name must be string"],
  [
    { projects: { home: { owner: { user_id: unknown } } } },
    `projects.yaml, home: user_id is ${unknown}, which does not exist`,
  ],
  [
    { projects: { home: { id: home }, shop: { id: home } } },
    `projects.yaml, shop: id is already used by openapi/world/projects.yaml, home.`,
  ],
  [
    { versions: { first: { ...version, content: "b" } } },
    "versions.yaml, first: version_hash must be the SHA-256 of the content: 3e23",
  ],
  [{ parrots: { polly: {} } }, "openapi/world/parrots.yaml, polly: The contract has no schema Parrot"],
])("finds the error in %j", (changed: SampleData, problem) => {
  expect(createChecker(changed).checkSampleData()).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ["putA.200.other", {}, "No operation refers to this example."],
  ["putB.200.some", {}, "No operation refers to this example."],
  ["putA.200.some", { name: 1 }, "/name must be string"],
  ["putA.request.some", { name: 1 }, "/name must be string"],
  [
    "putA.200.some",
    { data: [{ content: "a", content_hash: "b" }] },
    "content_hash must be the SHA-256 of the content: ca97",
  ],
  ["putA.200.some", { id: unknown }, `id is ${unknown}, which does not exist in the sample data.`],
])("finds the error in the example %s: %j", (key, value, problem) => {
  const [operationId = "", part = "", name = ""] = key.split(".");
  expect(createChecker().checkExample({ operationId, part, name }, value)).toEqual([expect.stringContaining(problem)]);
});

function createChecker(changed: SampleData = {}) {
  return createExampleChecker(contract, { ...sampleData, ...changed });
}
