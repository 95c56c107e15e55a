import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../../src/index.ts";
import type { NamedMutant } from "../index.ts";
import { isKilled, type MutantServer, startMutants } from "../server.ts";
import { suite } from "../suite.ts";

/** Declares a test per mutant. Returns a getter for the server. */
export function testMutants(mutants: readonly NamedMutant[]): () => MutantServer {
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

  return () => server;
}

export function outcomeOf({ name, reason, failures }: Result): string[] {
  return [name, reason ?? "", ...failures.map(({ message }) => message)];
}
