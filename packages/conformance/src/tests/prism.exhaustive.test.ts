import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { runConformance } from "../index.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startPrism } from "../targets/prism.ts";

test("Prism's response for each documented status conforms to the contract", async () => {
  const contract = readContract();
  const target = await startPrism(contract, crewkit);
  const { results, coverage } = await runConformance({ contract, plan: crewkit, target, closed: true }).finally(() =>
    target.close(),
  );
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
  expect(coverage.flatMap(({ missing }) => missing)).toEqual([]);
  expect(results).toHaveLength(coverage.flatMap(({ received }) => received).length);
});
