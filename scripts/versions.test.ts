import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contractPackage, readChangesets } from "@crewkit/diff";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { publishedPackages } from "./steps/release/packages.ts";

const published = publishedPackages(root);
const names = published.map(({ name }) => name);

test("the package of the contract has the contract's version", () => {
  const { version } = published.find(({ name }) => name === contractPackage) ?? {};
  expect(version).toBe(readContract().info.version);
});

test("all other published packages share one version", () => {
  const { fixed } = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8"));
  expect(fixed.map((group: string[]) => group.toSorted())).toEqual([
    names.filter((name) => name !== contractPackage).toSorted(),
  ]);
  expect(new Set(published.filter(({ name }) => fixed[0].includes(name)).map(({ version }) => version)).size).toBe(1);
});

test("changesets only describe changes of published packages", async () => {
  const changesets = await readChangesets(root);
  const invalid = changesets.filter(({ releases }) => releases.some(({ name }) => !names.includes(name)));
  expect(invalid).toEqual([]);
});
