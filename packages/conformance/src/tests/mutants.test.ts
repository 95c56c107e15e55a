import { readContract, readWorkflows } from "@crewkit/openapi/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMutants } from "../../mutants/tools/list.ts";
import type { Mutant } from "../../mutants/tools/mutant.ts";
import { isCaught, type Laboratory, openLaboratory } from "../../mutants/tools/run.ts";
import { listCases } from "../cases/index.ts";
import { checkNames } from "../checks/index.ts";
import { createLaw } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import type { Target } from "../targets/target.ts";
import { listWalks } from "../walks/index.ts";

const contract = readContract();
const workflows = readWorkflows();
const law = createLaw(contract, crewkit, workflows);
const kinds = new Set([...listCases({ law, seed: 1 }), ...listWalks(law)].map(({ kind }) => kind));
// A check or a kind of case or walk: what can find a mutant.
const finders = [...new Set([...checkNames, ...kinds])];
const mutants = await listMutants();

let target: Target;
let laboratory: Laboratory;
beforeAll(async () => {
  target = await startMockTarget();
  laboratory = await openLaboratory({ contract, plan: crewkit, target, workflows });
});
afterAll(async () => {
  await laboratory.close();
  await target.close();
});

describe("a mutant is found by what is there to find it", { timeout: 30_000 }, () => {
  test.each(mutants)("%s", async (_, mutant: Mutant) => {
    const results = await laboratory.run(mutant);
    const found = results.filter(({ outcome }) => outcome !== "passed");
    expect(isCaught(mutant, results), `${mutant.breaks} ${JSON.stringify(found.map(told))}`).toBe(true);
  });
});

test("what finds the mutants has nothing to say of the mock as it is", { timeout: 60_000 }, async () => {
  const results = await laboratory.runCorrect(mutants.flatMap(([, { only }]) => only));
  expect(results.filter(({ outcome }) => outcome !== "passed").map(told)).toEqual([]);
});

describe("the mutants", () => {
  test("are 60 or more, of which neither answers nor behaviours are few", () => {
    const { answer = [], behaviour = [] } = Object.groupBy(mutants, ([, { kind }]) => kind);
    expect(mutants.length).toBeGreaterThanOrEqual(60);
    expect(Math.min(answer.length, behaviour.length)).toBeGreaterThanOrEqual(30);
  });

  test("are found by a check or kind that exists", () => {
    const unknown = mutants.filter(([, { caughtBy }]) => !finders.includes(caughtBy));
    expect(unknown.map(([name, { caughtBy }]) => `${name} names ${caughtBy}`)).toEqual([]);
  });

  test("are at least one for each check and each kind of case and walk", () => {
    const idle = finders.filter((finder) => !mutants.some(([, { caughtBy }]) => caughtBy === finder));
    expect(idle).toEqual([]);
  });
});

function told({ name, reason, complaints }: { name: string; reason?: string; complaints: { message: string }[] }) {
  return `${name}: ${reason ?? complaints.map(({ message }) => message).join(" ")}`;
}
