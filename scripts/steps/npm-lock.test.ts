import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeNpmLock } from "./npm-lock.ts";
import { root } from "./project.ts";
import { publishedPackages } from "./release/packages.ts";

test.each(publishedPackages(root))("locks $name and its dependencies", ({ name, version, dependencies = {} }) => {
  const folder = mkdtempSync(join(tmpdir(), "crewkit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeNpmLock(name, folder);
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  expect(packages[`node_modules/${name}`]).toEqual({ version, resolved: expect.stringMatching(/^file:.*\.tgz$/) });
  for (const dependency of Object.keys(dependencies)) expect(packages).toHaveProperty([`node_modules/${dependency}`]);
});

test("rejects a package that is not published", () => {
  expect(() => writeNpmLock("@crewkit/lint", tmpdir())).toThrow("@crewkit/lint is not a published package.");
});
