import { afterAll, beforeAll, expect, test } from "vitest";
import { startMockTarget } from "../../src/plans/crewkit/mock.ts";
import type { Result } from "../../src/report/result.ts";
import type { Target } from "../../src/targets/target.ts";
import { isKilled, type MutantRunner, startMutantRunner } from "../tools/proxy.ts";
import type { Mutant } from "../tools/table.ts";
import { suite } from "./suite.ts";

/** Declares a test per mutant. Returns a getter for the runner. */
export function testMutants(mutants: [name: string, mutant: Mutant][]): () => MutantRunner {
  let target: Target;
  let runner: MutantRunner;
  beforeAll(async () => {
    target = await startMockTarget();
    const { contract, plan } = suite.spec;
    runner = await startMutantRunner({ contract, plan, target, suite });
  });
  afterAll(async () => {
    await runner?.close();
    await target?.close();
  });

  test.each(mutants)("kills %s", async (_, mutant) => {
    const results = await runner.run(mutant);
    expect(isKilled(mutant, results), `${mutant.description} ${JSON.stringify(notPassed(results))}`).toBe(true);
  });
  return () => runner;
}

export function notPassed(results: Result[]): string[] {
  return results
    .filter(({ outcome }) => outcome !== "passed")
    .map(({ name, reason, failures }) => `${name}: ${reason ?? failures.map(({ message }) => message).join(" ")}`);
}
