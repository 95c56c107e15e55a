import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { resize } from "../tools/contracts.ts";
import { pack } from "../tools/pack.ts";
import type { Suite } from "../tools/suite.ts";
import { formatCosts, measureAll } from "./cpu.ts";
import { instanceMetrics } from "./instances.ts";
import { memoryMetrics } from "./memory.ts";
import { ratioMetrics } from "./ratios.ts";
import { requestFactories } from "./requests.ts";
import { startMetrics } from "./start.ts";

export const suite: Suite = async ({ folder, quick }) => {
  const contract = readContract();
  const operations = listOperations(contract).length;
  await pack(folder, ["@crewkit/mock", "@crewkit/openapi", "@crewkit/types"]);
  const mock = join(folder, "node_modules/@crewkit/mock/dist");
  for (const size of [10, 100, operations, 1000])
    await writeFile(join(folder, `${size}.json`), JSON.stringify(resize(contract, size)));
  const setup = {
    operations,
    requestsOf: requestFactories(contract),
    entry: join(mock, "index.js"),
    contractOf: (size: number) => join(folder, `${size}.json`),
    iterations: quick ? { rounds: 2, requests: 2000 } : { rounds: 5, requests: 5000 },
  };
  console.log(`${formatCosts(await measureAll(setup))}\n`);
  const command = join(mock, "cli.js");
  return [
    ...(await ratioMetrics(setup)),
    ...(await startMetrics(command, operations, quick ? 3 : 10)),
    ...(await memoryMetrics(command, setup.requestsOf)),
    ...(await instanceMetrics(setup.entry)),
  ];
};
