import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type Plan, type Result, runConformance, startMockTarget } from "@crewkit/conformance";
import type { Contract } from "@crewkit/openapi";
import { readWorkflows } from "@crewkit/openapi/node";
import type { Metric } from "../tools/metrics.ts";

/** The duration and requests of a whole run against the mock, and its false alarms over several seeds. */
export async function wholeRunMetrics(contract: Contract, plan: Plan, seeds: number): Promise<Metric[]> {
  const runs: Run[] = [];
  for (let seed = 1; seed <= seeds; seed++) runs.push(await run(contract, plan, seed));
  const [first] = runs;
  const alarms = runs.flatMap(({ results }) => results.filter(({ outcome }) => outcome === "failed"));
  for (const { name, failures } of alarms.slice(0, shown)) console.log(`False alarm: ${name}: ${failures[0]?.message}`);
  return [
    { name: "a whole run against the mock", value: first?.seconds ?? 0, unit: "s", atMost: 30 },
    { name: "requests of it", value: first?.requests ?? 0 },
    { name: "cases and walks of it", value: first?.results.length ?? 0 },
    { name: `false alarms over ${seeds} seeds`, value: alarms.length, atMost: 0 },
  ];
}

// One fault of the suite may be many alarms.
const shown = 20;

interface Run {
  results: Result[];
  seconds: number;
  requests: number;
}

async function run(contract: Contract, plan: Plan, seed: number): Promise<Run> {
  const target = await startMockTarget({ seed });
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  subscribe("undici:request:create", count);
  const began = performance.now();
  try {
    const workflows = readWorkflows();
    const { results } = await runConformance({ contract, plan, target, seed, closed: true, workflows });
    return { results, seconds: (performance.now() - began) / 1000, requests };
  } finally {
    unsubscribe("undici:request:create", count);
    await target.close();
  }
}
