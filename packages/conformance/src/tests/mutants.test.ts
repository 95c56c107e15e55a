import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { testMutants } from "../../mutants/testing/mutant-tests.ts";
import { listMutants } from "../../mutants/tools/list.ts";
import { listCases } from "../cases/index.ts";
import { checkNames } from "../checks/index.ts";
import { createLaw } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import { listWalks } from "../walks/index.ts";

const law = createLaw(readContract(), crewkit, readWorkflows());
const kinds = new Set([...listCases({ law, seed: 1 }), ...listWalks(law)].map(({ kind }) => kind));
// A mutant is found by a check, or by a kind of case or scenario.
const finders = [...new Set([...checkNames, ...kinds])];
const mutants = await listMutants();

describe("a sample of the mutants", () => {
  // The first and the last of each finder by name: every part of the engine must find something.
  const groups = Map.groupBy(mutants, ([, { caughtBy }]) => caughtBy).values();
  testMutants([...new Set([...groups].flatMap((group) => [...group.slice(0, 1), ...group.slice(-1)]))]);
});

describe("the list of mutants", () => {
  test("names only checks and kinds that exist", () => {
    const unknown = mutants.filter(([, { caughtBy }]) => !finders.includes(caughtBy));
    expect(unknown.map(([name, { caughtBy }]) => `${name} names ${caughtBy}`)).toEqual([]);
  });

  test("has a mutant for each check and each kind of case and scenario", () => {
    const idle = finders.filter((finder) => !mutants.some(([, { caughtBy }]) => caughtBy === finder));
    expect(idle).toEqual([]);
  });
});
