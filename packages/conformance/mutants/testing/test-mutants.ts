import { describe, expect, test } from "vitest";
import type { Result } from "../../src/index.ts";
import type { NamedMutant } from "../index.ts";
import { createMutantRunner, isKilled } from "../run.ts";
import { suite } from "../suite.ts";

export const runMutant = createMutantRunner(suite);

export function testMutants(mutants: readonly NamedMutant[]): void {
  describe("reports that", () => {
    test.each(mutants)("$name: $testName", async ({ testName, mutant }) => {
      const results = await runMutant([testName], mutant);
      expect(isKilled(results), JSON.stringify(results.map(outcomeOf))).toBe(true);
    });
  });
}

export function outcomeOf({ name, reason, failures }: Result): string[] {
  return [name, reason ?? "", ...failures.map(({ message }) => message)];
}
