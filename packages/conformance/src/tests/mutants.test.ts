import { describe, expect, test } from "vitest";
import { testMutants } from "../../mutants/testing/mutant-tests.ts";
import { suite } from "../../mutants/testing/suite.ts";
import { listMutants } from "../../mutants/tools/list.ts";
import { checkNames } from "../checks/index.ts";

const mutants = await listMutants();

// Spread over the names, and the same each time. A check has tests of its own, so that one mutant is enough to show that
// it is called. A kind of case or scenario is tested by its mutants alone. The exhaustive tests take all.
const sizeFor = (finder: string) => (checkNames.includes(finder) ? 1 : 6);
const groups = Map.groupBy(mutants, ([, { caughtBy }]) => caughtBy);
testMutants([...groups].flatMap(([finder, all]) => spread(all, sizeFor(finder))));

describe("the list of mutants", () => {
  test("names only checks and kinds that exist, and has a mutant for each", () => {
    const kinds = suite.tasks.map(({ kind }) => kind);
    const named = mutants.map(([, { caughtBy }]) => caughtBy);
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

function spread<T>(all: T[], size: number): T[] {
  const step = Math.max(1, all.length / size);
  return all.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}
