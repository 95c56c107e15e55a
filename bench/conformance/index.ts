import { crewkit, type Result, runConformance, startMockTarget } from "@crewkit/conformance";
import type { Contract } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Metric, Suite } from "../tools/metrics.ts";
import { compare } from "./comparison.ts";
import { growthMetric } from "./growth.ts";

export const suite: Suite = async ({ quick }) => {
  const contract = readContract();
  const metrics = await runMetrics(contract, quick ? 2 : 20);
  const target = await startMockTarget();
  const survived = await compare(contract, target, quick ? 10 : 1).finally(() => target.close());
  for (const mutant of survived) console.log(`Survived: ${mutant}`);
  return [
    ...metrics,
    growthMetric(contract, crewkit),
    { name: "mutants that survive the suite", value: survived.length, max: 0 },
  ];
};

/** The duration of a complete run against the mock, and its false positives over several seeds. */
async function runMetrics(contract: Contract, seeds: number): Promise<Metric[]> {
  const durations: number[] = [];
  const falsePositives: Result[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const target = await startMockTarget({ seed });
    const start = performance.now();
    const options = { contract, plan: crewkit, target, seed, closed: true };
    const { results } = await runConformance(options).finally(() => target.close());
    durations.push((performance.now() - start) / 1000);
    falsePositives.push(...results.filter(({ outcome }) => outcome === "failed"));
  }
  // One bug in the suite can cause many failures.
  for (const { name, failures } of falsePositives.slice(0, 20)) {
    console.log(`False positive: ${name}: ${failures[0]?.message}`);
  }
  return [
    { name: "complete run against the mock", value: durations[0] ?? 0, unit: "s", max: 20 },
    { name: `false positives over ${seeds} seeds`, value: falsePositives.length, max: 0 },
  ];
}
