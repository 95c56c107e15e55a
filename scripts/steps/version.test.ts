import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { inc } from "semver";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { writeFiles } from "./output.ts";
import { root } from "./project.ts";
import { InvalidVersionError, versionFiles } from "./version.ts";

const { version: current } = readContract().info;
const next = inc(current, "minor") ?? "";
const manifests = globSync("{package.json,openapi/package.json,packages/*/package.json}", { cwd: root });

let folder: string;
beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  folder = mkdtempSync(join(tmpdir(), "version-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of ["openapi/openapi.yaml", "CHANGELOG.md", ...manifests])
    cpSync(join(root, path), join(folder, path));
});

const read = (path: string) => readFileSync(join(folder, path), "utf8");

test("sets the version of the contract and of each package, and adds version and date to the changelog", async () => {
  const changelog = read("CHANGELOG.md").replace("## Unreleased\n\n", "");
  await writeFiles(folder, new Map([["CHANGELOG.md", `## Unreleased\n\n${changelog}`]]));
  await writeFiles(folder, versionFiles(folder, next, new Date("2026-11-27T12:00:00Z")));
  expect(read("openapi/openapi.yaml")).toContain(`\n  version: ${next}\n`);
  expect(read("CHANGELOG.md")).toBe(`## ${next} - 2026-11-27\n\n${changelog}`);
  const versions = manifests.map((path) => [path, JSON.parse(read(path))] as const);
  for (const [path, { version, private: isPrivate }] of versions)
    expect([path, version]).toEqual([path, isPrivate ? undefined : next]);
});

test("contract and packages have the same version", () => {
  const versions = manifests.map((path) => JSON.parse(read(path)).version ?? current);
  expect(new Set(versions)).toEqual(new Set([current]));
});

test.each(["0.7", "v0.7.0", "latest", "0.0.1", current])("rejects %s", (version) => {
  expect(() => versionFiles(folder, version)).toThrow(InvalidVersionError);
});
