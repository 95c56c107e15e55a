import { type Plan, type Result, runConformance, startMockTarget } from "@crewkit/conformance";
import type { Contract } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";
import type { Metric } from "../tools/metrics.ts";

/** The duration and requests of a complete run against the mock, and false positives over several seeds. */
export async function wholeRunMetrics(contract: Contract, plan: Plan, seeds: number): Promise<Metric[]> {
  const runs: Run[] = [];
  for (let seed = 1; seed <= seeds; seed++) runs.push(await run(contract, plan, seed));
  const [first] = runs;
  const falsePositives = runs.flatMap(({ results }) => results.filter(({ outcome }) => outcome === "failed"));
  for (const { name, failures } of falsePositives.slice(0, maxPrinted))
    console.log(`False positive: ${name}: ${failures[0]?.message}`);
  return [
    { name: "complete run against the mock", value: first?.seconds ?? 0, unit: "s", max: 20 },
    { name: "requests of a complete run", value: first?.requests ?? 0 },
    { name: "test cases and scenarios of a complete run", value: first?.results.length ?? 0 },
    { name: `false positives over ${seeds} seeds`, value: falsePositives.length, max: 0 },
  ];
}

// One bug in the suite can cause many failures.
const maxPrinted = 20;

interface Run {
  results: Result[];
  seconds: number;
  requests: number;
}

async function run(contract: Contract, plan: Plan, seed: number): Promise<Run> {
  const target = await startMockTarget({ seed });
  const start = performance.now();
  try {
    const workflows = readWorkflows();
    const { results, requests } = await runConformance({ contract, plan, target, seed, closed: true, workflows });
    return { results, seconds: (performance.now() - start) / 1000, requests };
  } finally {
    await target.close();
  }
}
