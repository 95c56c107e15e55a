import { describe, expect, test } from "vitest";
import { testMutants } from "../../mutants/testing/mutant-tests.ts";
import { suite } from "../../mutants/testing/suite.ts";
import { listMutants } from "../../mutants/tools/list.ts";
import { checkNames } from "../checks/index.ts";

const mutants = await listMutants();

// Checks have unit tests, so one mutant per check is enough here. The exhaustive tests run every mutant.
const isFirst = (name: string, finder: string) => mutants.find(([, { killedBy }]) => killedBy === finder)?.[0] === name;
testMutants(mutants.filter(([name, { killedBy }]) => !checkNames.includes(killedBy) || isFirst(name, killedBy)));

describe("the mutant tables", () => {
  test("have unique names", () => {
    const names = mutants.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("cover every check and kind, and no others", () => {
    const kinds = suite.tasks.map(({ kind }) => kind);
    const named = mutants.map(([, { killedBy }]) => killedBy);
    expect([...new Set(named)].sort()).toEqual([...new Set([...checkNames, ...kinds])].sort());
  });

  test("name existing test cases and scenarios", () => {
    const names = suite.tasks.map(({ name }) => name);
    const unknown = mutants.flatMap(([mutant, { only }]) =>
      only.filter((part) => !names.some((name) => name.includes(part))).map((part) => `${mutant}: ${part}`),
    );
    expect(unknown).toEqual([]);
  });
});
