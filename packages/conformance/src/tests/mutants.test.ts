import { describe, expect, test } from "vitest";
import { testMutants } from "../../mutants/testing/mutant-tests.ts";
import { suite } from "../../mutants/testing/suite.ts";
import { setField } from "../../mutants/tools/change.ts";
import { listMutants } from "../../mutants/tools/table.ts";
import { checkNames } from "../checks/index.ts";

const mutants = await listMutants();

// One mutant for each check and kind of test. The exhaustive tests run every mutant.
const isFirst = (name: string, finder: string) => mutants.find(([, { killedBy }]) => killedBy === finder)?.[0] === name;
const runner = testMutants(mutants.filter(([name, { killedBy }]) => isFirst(name, killedBy)));

// The mutant `enum-unknown` returns a new value of a closed enum.
test("passes a server that returns a new value of an open enum", async () => {
  const setOutcome = setField("/data/outcome", "postponed");
  const results = await runner().run({
    description: "A session was postponed.",
    kind: "response",
    killedBy: "body",
    only: ["getSession > 200 > example request"],
    handle: async (request, send) => setOutcome(await send(request)),
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(["passed"]);
});

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
