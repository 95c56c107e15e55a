import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

const manifests = globSync("{openapi,packages/*}/package.json", { cwd: root }).map((path) =>
  JSON.parse(readFileSync(join(root, path), "utf8")),
);
const { fixed } = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8"));

test("@crewkit/openapi has the version of the contract", () => {
  const contractPackage = manifests.find(({ name }) => name === "@crewkit/openapi");
  expect(contractPackage.version).toBe(readContract().info.version);
});

test("the other published packages share one version, and private packages have none", () => {
  const published = manifests.filter((manifest) => !manifest.private && manifest.name !== "@crewkit/openapi");
  expect(fixed).toEqual([expect.arrayContaining(published.map(({ name }) => name))]);
  expect(new Set(published.map(({ version }) => version)).size).toBe(1);
  expect(manifests.filter((manifest) => manifest.private && manifest.version)).toEqual([]);
});
