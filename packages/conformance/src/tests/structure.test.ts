import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import { checkNames } from "../checks/index.ts";

const kindsOf = (isScenario: boolean) =>
  suite.tasks.filter(({ status }) => (status === undefined) === isScenario).map(({ kind }) => kind);

test("each kind of test case is a file in cases/", () => {
  const kinds = [...kindsOf(false), ...listPreferredTestCases(suite.spec).map(({ kind }) => kind)];
  expect(filesOf("cases", ["generator", "index", "test-case"])).toEqual([...new Set(kinds)].sort());
});

test("each kind of scenario is a file in scenarios/", () => {
  expect(filesOf("scenarios", ["generator", "index", "scenario"])).toEqual([...new Set(kindsOf(true))].sort());
});

test("each check is a file in checks/", () => {
  expect(filesOf("checks", ["check", "index"])).toEqual([...checkNames].sort());
});

test("the README describes each folder", () => {
  const readme = readFileSync(join(source, "../README.md"), "utf8");
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const undocumented = folders.map(({ name }) => name).filter((name) => !readme.includes(`src/${name}/`));
  expect(undocumented).toEqual(["testing"]);
});

const source = join(import.meta.dirname, "..");

function filesOf(folder: string, excluded: readonly string[]): string[] {
  const files = readdirSync(join(source, folder)).filter((file) => /^[^.]+\.ts$/.test(file));
  const names = files.map((file) => file.replace(".ts", ""));
  return names.filter((name) => !excluded.includes(name)).sort();
}
