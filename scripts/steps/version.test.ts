import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { writeFiles } from "./output.ts";
import { root } from "./project.ts";
import { InvalidVersionError, type VersionedPart, versionFiles } from "./version.ts";

const manifests = globSync("{package.json,openapi/package.json,packages/*/package.json}", { cwd: root });
const changelogs = ["openapi/CHANGELOG.md", "CHANGELOG.md"];
const today = new Date("2026-11-27T12:00:00Z");

let folder: string;
beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), "version-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of ["openapi/openapi.yaml", ...changelogs, ...manifests])
    cpSync(join(root, path), join(folder, path));
});

const read = (path: string) => readFileSync(join(folder, path), "utf8");

const publishedVersions = () => {
  const packages = manifests.map((path) => JSON.parse(read(path)));
  return packages.filter((manifest) => !manifest.private).map(({ version }) => version);
};

async function setVersion(part: VersionedPart, version: string) {
  const unreleased = changelogs.map((path) => [path, `## Unreleased\n\nNew.\n`] as const);
  await writeFiles(folder, new Map(unreleased));
  await writeFiles(folder, versionFiles(folder, part, version, today));
}

test("sets the version of the contract, and adds version and date to its changelog", async () => {
  const before = publishedVersions();
  await setVersion("contract", "99.0.0");
  expect(read("openapi/openapi.yaml")).toContain("\n  version: 99.0.0\n");
  expect(changelogs.map(read)).toEqual(["## 99.0.0 - 2026-11-27\n\nNew.\n", "## Unreleased\n\nNew.\n"]);
  expect(publishedVersions()).toEqual(before);
});

test("sets the version of all published packages, and adds version and date to their changelog", async () => {
  const contract = read("openapi/openapi.yaml");
  await setVersion("packages", "99.0.0");
  expect(new Set(publishedVersions())).toEqual(new Set(["99.0.0"]));
  expect(changelogs.map(read)).toEqual(["## Unreleased\n\nNew.\n", "## 99.0.0 - 2026-11-27\n\nNew.\n"]);
  expect(read("openapi/openapi.yaml")).toBe(contract);
});

test("the published packages share one version, and private packages have none", () => {
  expect(new Set(publishedVersions()).size).toBe(1);
  const packages = manifests.map((path) => JSON.parse(read(path)));
  expect(packages.filter((manifest) => manifest.private && manifest.version)).toEqual([]);
});

test.each(["0.7", "v0.7.0", "latest", "0.0.1", readContract().info.version])("rejects %s", (version) => {
  expect(() => versionFiles(folder, "contract", version)).toThrow(InvalidVersionError);
});
