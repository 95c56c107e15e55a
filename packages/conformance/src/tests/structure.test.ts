import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import { checkNames } from "../checks/index.ts";

const source = join(import.meta.dirname, "..");
const isScenario = ({ status }: { status?: number | undefined }) => status === undefined;
const cases = [...suite.tasks.filter((task) => !isScenario(task)), ...listPreferredTestCases(suite.spec)];

test.each([
  ["cases", cases.map(({ kind }) => kind)],
  ["scenarios", suite.tasks.filter(isScenario).map(({ kind }) => kind)],
  ["checks", checkNames],
])("each file in %s/ is named after its kind", (folder, kinds) => {
  const files = readdirSync(join(source, folder)).filter((file) => /^[^.]+\.ts$/.test(file));
  const shared = ["case-generator", "check", "index", "scenario", "test-case"];
  const names = files.map((file) => file.replace(".ts", "")).filter((name) => !shared.includes(name));
  expect(names.sort()).toEqual([...new Set(kinds)].sort());
});

test("CONTRIBUTING.md describes each folder", () => {
  const text = readFileSync(join(source, "../CONTRIBUTING.md"), "utf8");
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const undocumented = folders.map(({ name }) => name).filter((name) => !text.includes(`src/${name}/`));
  expect(undocumented).toEqual(["testing"]);
});
