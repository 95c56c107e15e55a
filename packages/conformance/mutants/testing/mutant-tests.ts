import { afterAll, beforeAll, expect, test } from "vitest";
import { startMockTarget } from "../../src/plans/crewkit/mock.ts";
import type { Result } from "../../src/report/result.ts";
import type { Target } from "../../src/targets/target.ts";
import type { Mutant } from "../tools/mutant.ts";
import { isCaught, type Laboratory, openLaboratory } from "../tools/run.ts";
import { suite } from "./suite.ts";

/** Declares a test for each mutant. Returns the laboratory, for tests that run later. */
export function testMutants(mutants: [name: string, mutant: Mutant][]): () => Laboratory {
  let target: Target;
  let laboratory: Laboratory;
  beforeAll(async () => {
    target = await startMockTarget();
    const { contract, plan } = suite.law;
    laboratory = await openLaboratory({ contract, plan, target, suite });
  });
  afterAll(async () => {
    await laboratory?.close();
    await target?.close();
  });

  test.each(mutants)("finds %s", async (_, mutant) => {
    const results = await laboratory.run(mutant);
    expect(isCaught(mutant, results), `${mutant.breaks} ${JSON.stringify(notPassed(results))}`).toBe(true);
  });
  return () => laboratory;
}

/** The names of what failed or was skipped, with the reasons. */
export function notPassed(results: Result[]): string[] {
  return results
    .filter(({ outcome }) => outcome !== "passed")
    .map(({ name, reason, complaints }) => `${name}: ${reason ?? complaints.map(({ message }) => message).join(" ")}`);
}
