import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contractPackage, publishedPackages, readChangesets } from "@crewkit/diff";
import { changelogFormat, entryLabels, labelsOf } from "@crewkit/diff/release";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const published = publishedPackages(root);
const names = published.map(({ name }) => name);

test("the package of the contract has the contract's version", () => {
  const { version } = published.find(({ name }) => name === contractPackage) ?? {};
  expect(version).toBe(readContract().info.version);
});

test("editors, CI and the image use the Node.js of the repository", () => {
  const { nodeVersion } = parse(read("pnpm-workspace.yaml"));
  const { optionalDependencies } = JSON.parse(read("package.json"));
  const images = read("packages/mock/Dockerfile").match(/(?<=^FROM .*node:)[\d.]+/gm) ?? [];
  expect(new Set([read(".nvmrc").trim(), ...Object.values(optionalDependencies), ...images])).toEqual(
    new Set([nodeVersion]),
  );
});

test("all other published packages share one version", () => {
  const { fixed } = JSON.parse(read(".changeset/config.json"));
  expect(fixed.map((group: string[]) => group.toSorted())).toEqual([
    names.filter((name) => name !== contractPackage).toSorted(),
  ]);
  expect(new Set(published.filter(({ name }) => fixed[0].includes(name)).map(({ version }) => version)).size).toBe(1);
});

test("commands in READMEs and workflows run the pinned version of pnpm", () => {
  const { packageManager } = JSON.parse(read("package.json"));
  const patterns = ["*.md", "{.devcontainer,.github,bench,decisions,openapi,packages,scripts}/**/*.{md,yml,json}"];
  const files = globSync(patterns, { cwd: root, exclude: ["**/node_modules/**", "**/dist/**"] });
  const pins = files.flatMap((file) => (read(file).match(/pnpm@\d[\w.]*/g) ?? []).map((pin) => `${file} ${pin}`));
  expect(pins.length).toBeGreaterThan(10);
  expect(pins.filter((pin) => !pin.endsWith(` ${packageManager}`))).toEqual([]);
});

const versionsOfContract = read("openapi/CHANGELOG.md")
  .split(/^(?=## )/m)
  .slice(1);

const changesets = await readChangesets(root);
const unreleased = changesets
  .filter(({ releases }) => releases.some(({ name }) => name === contractPackage))
  .map((changeset) => changelogFormat.getReleaseLine(changeset));

test("changelog entries about the contract start with its tags (see CONTRIBUTING.md)", () => {
  const labels = entryLabels(read("openapi/openapi.yaml"));
  const entries = [...unreleased, ...versionsOfContract].flatMap((text) => text.match(/^- .*$/gm) ?? []);
  const isLabeled = (names: string[]) => names.length > 0 && names.every((name) => labels.includes(name));
  expect(entries.filter((entry) => !isLabeled(labelsOf(entry)))).toEqual([]);
});

test("the changelog of the contract has at most a page for each version", () => {
  for (const text of versionsOfContract) expect(text.split("\n").length, text).toBeLessThanOrEqual(60);
  // A release adds headings.
  expect(unreleased.join("\n").split("\n").length, unreleased.join("\n")).toBeLessThanOrEqual(50);
});
