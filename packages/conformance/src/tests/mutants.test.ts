import { expect, test } from "vitest";
import { mutants } from "../../mutants/index.ts";
import { suite } from "../../mutants/suite.ts";
import { testMutants } from "../../mutants/testing/test-mutants.ts";

const kinds = [...new Set(suite.tasks.flatMap(({ kind, status }) => (status === undefined ? kind : [])))];
const mutantsOf = (kind: string) =>
  mutants.filter(({ testName }) => suite.tasks.some((task) => task.kind === kind && task.name.includes(testName)));

// The exhaustive tests run every mutant.
testMutants(kinds.flatMap((kind) => mutantsOf(kind).slice(0, 1)));

test("each kind of scenario has at least two mutants", () => {
  expect(kinds.filter((kind) => mutantsOf(kind).length < 2)).toEqual([]);
});

test("the mutants have unique names", () => {
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
