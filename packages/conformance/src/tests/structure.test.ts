import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import { preferredCases } from "../cases/preferred.ts";
import { checkNames } from "../checks/index.ts";

const [walks, cases] = [true, false].map((isWalk) =>
  suite.tasks.filter(({ status }) => (status === undefined) === isWalk).map(({ kind }) => kind),
);

// Whoever reads a name in a report finds the file.
test("a kind of case is a file of its name in cases/", () => {
  const made = [...(cases ?? []), ...preferredCases(suite.law).map(({ kind }) => kind)];
  expect(filesOf("cases", ["case", "index", "make"])).toEqual([...new Set(made)].sort());
});

test("a kind of walk is a file of its name in walks/", () => {
  expect(filesOf("walks", ["index", "make", "walk"])).toEqual([...new Set(walks)].sort());
});

test("a check is a file of its name in checks/", () => {
  expect(filesOf("checks", ["check", "index"])).toEqual([...checkNames].sort());
});

test("the README has a word for each folder", () => {
  const readme = readFileSync(join(source, "../README.md"), "utf8");
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const silent = folders.map(({ name }) => name).filter((name) => !readme.includes(`src/${name}/`));
  expect(silent).toEqual(["testing"]);
});

const source = join(import.meta.dirname, "..");

function filesOf(folder: string, others: readonly string[]): string[] {
  const files = readdirSync(join(source, folder)).filter((file) => /^[^.]+\.ts$/.test(file));
  const names = files.map((file) => file.replace(".ts", ""));
  return names.filter((name) => !others.includes(name)).sort();
}
