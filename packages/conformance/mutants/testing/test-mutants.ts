import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../../src/index.ts";
import type { NamedMutant } from "../index.ts";
import { isKilled, type MutantServer, startMutants } from "../server.ts";
import { suite } from "../suite.ts";

/** Declares a test per mutant, and a test that the correct mock passes the same tests. */
export function testMutants(mutants: readonly NamedMutant[]): void {
  let server: MutantServer;
  beforeAll(async () => {
    server = await startMutants(suite);
  });
  afterAll(() => server.close());

  describe("reports that", () => {
    test.each(mutants)("$name: $testName", async ({ testName, mutant }) => {
      const results = await server.run([testName], mutant);
      expect(isKilled(results), JSON.stringify(results.map(outcomeOf))).toBe(true);
    });
  });

  test("the correct mock passes the same tests", async () => {
    const results = await server.run(mutants.map(({ testName }) => testName));
    expect(results.filter(({ outcome }) => outcome !== "passed").map(outcomeOf)).toEqual([]);
  });
}

function outcomeOf({ name, reason, failures }: Result): string[] {
  return [name, reason ?? "", ...failures.map(({ message }) => message)];
}
