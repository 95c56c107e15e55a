import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { resize } from "../tools/contracts.ts";
import type { Metric, Suite } from "../tools/metrics.ts";
import { pack } from "../tools/pack.ts";
import { startProgram } from "../tools/program.ts";
import { memoryMetrics, startMetric } from "./cli.ts";
import { cpuMetrics } from "./cpu.ts";
import { requestFactories } from "./load.ts";

export const suite: Suite = async ({ folder, quick }) => {
  const contract = readContract();
  const operations = listOperations(contract).length;
  await pack(folder, ["@crewkit/mock", "@crewkit/openapi", "@crewkit/types"]);
  const mock = join(folder, "node_modules/@crewkit/mock/dist");
  const entry = join(mock, "index.js");
  const command = join(mock, "cli.js");
  const contractOf = (size: number) => join(folder, `${size}.json`);
  for (const size of [10, operations, 1000]) await writeFile(contractOf(size), JSON.stringify(resize(contract, size)));
  const requestsOf = requestFactories(contract);
  const iterations = { rounds: quick ? 10 : 50, requests: 1000 };
  return [
    ...(await cpuMetrics({ operations, requestsOf, entry, contractOf, iterations })),
    await startMetric(command, operations, quick ? 3 : 10),
    ...(await memoryMetrics(command, requestsOf)),
    ...(await instanceMetrics(entry)),
    ...(await growthMetrics(entry)),
  ];
};

interface InstanceCosts {
  first: number;
  mean: number;
  leakedBytes: number;
}

async function instanceMetrics(entry: string): Promise<Metric[]> {
  const runs: InstanceCosts[] = [];
  for (let run = 0; run < 3; run++) {
    const program = startProgram(new URL("instances.ts", import.meta.url), [entry], ["--expose-gc"]);
    runs.push(await program.receive());
  }
  // Noise only adds to a cost.
  const minimum = (cost: keyof InstanceCosts) => Math.min(...runs.map((run) => run[cost]));
  return [
    { name: "CPU of the first createMock() after import", value: minimum("first"), unit: "ms", max: 5 },
    { name: "CPU of createMock(), mean of 1,000", value: minimum("mean"), unit: "ms", max: 5 },
    {
      name: "leaked memory of 1,000 mocks",
      value: Math.max(0, minimum("leakedBytes") / 1_000_000),
      unit: "MB",
      max: 1,
    },
  ];
}

async function growthMetrics(entry: string): Promise<Metric[]> {
  const program = startProgram(new URL("growth.ts", import.meta.url), [entry]);
  const costs = Object.entries(await program.receive<Record<string, number[]>>());
  return costs.map(([operation, [small = Number.NaN, large = Number.NaN]]) => ({
    name: `CPU of ${operation}, growth from 1,000 to 10,000 sessions`,
    value: large / small,
    unit: "x",
    max: 1.5,
  }));
}
