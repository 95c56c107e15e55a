import { describe, expect, test } from "vitest";
import { testMutants } from "../../mutants/testing/mutant-tests.ts";
import { suite } from "../../mutants/testing/suite.ts";
import { listMutants } from "../../mutants/tools/list.ts";
import { checkNames } from "../checks/index.ts";

const mutants = await listMutants();

// A check has tests of its own, so that one mutant is enough to show that it is called. The kinds of cases and scenarios
// are tested by nothing but their mutants. The exhaustive tests take all.
const isFirst = (name: string, finder: string) => mutants.find(([, { killedBy }]) => killedBy === finder)?.[0] === name;
testMutants(mutants.filter(([name, { killedBy }]) => !checkNames.includes(killedBy) || isFirst(name, killedBy)));

describe("the list of mutants", () => {
  test("names each mutant once", () => {
    const names = mutants.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test("names only checks and kinds that exist, and has a mutant for each", () => {
    const kinds = suite.tasks.map(({ kind }) => kind);
    const named = mutants.map(([, { killedBy }]) => killedBy);
    expect([...new Set(named)].sort()).toEqual([...new Set([...checkNames, ...kinds])].sort());
  });

  test("names only cases and scenarios that exist", () => {
    const names = suite.tasks.map(({ name }) => name);
    const unknown = mutants.flatMap(([mutant, { only }]) =>
      only.filter((part) => !names.some((name) => name.includes(part))).map((part) => `${mutant}: ${part}`),
    );
    expect(unknown).toEqual([]);
  });
});
