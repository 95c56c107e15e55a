import type { Metric } from "../tools/metrics.ts";
import { median } from "../tools/quantile.ts";
import type { Effort, Setup } from "./cpu.ts";
import { type Gun, shoot } from "./load.ts";
import { type Kind, kinds } from "./requests.ts";
import { type BenchServer, startServer } from "./server.ts";

const most: Record<Kind, number> = { "GET one": 2, "POST, validated": 3, "list of 25": 5 };

/** The cost of a request to the mock compared with bare node:http, and its growth with the contract. */
export async function ratioMetrics({ own, guns, entry, contractOf, effort }: Setup): Promise<Metric[]> {
  const servers: BenchServer[] = [];
  const start = async (name: "bare" | "mock" | "prism", size: number) => {
    const server = await startServer(name, contractOf(size), entry);
    servers.push(server);
    await shoot(server.port, guns["POST, validated"], 30);
    return server;
  };
  const bare = await start("bare", own);
  const mock = await start("mock", own);
  const small = await start("mock", 10);
  const metrics: Metric[] = [];
  for (const kind of kinds) {
    const value = await ratio(mock, bare, guns[kind], effort);
    metrics.push({ name: `${kind}, over bare node:http`, value, unit: "x", atMost: most[kind] });
  }
  for (const size of [100, 1000]) {
    const value = await ratio(await start("mock", size), small, guns["GET one"], effort);
    metrics.push({ name: `GET one, growth from 10 to ${size} operations`, value, unit: "x", atMost: 1.2 });
  }
  const value = await ratio(mock, await start("prism", own), guns["GET one"], { rounds: 1, requests: 4000 });
  metrics.push({ name: "GET one, over Prism", value, unit: "x", atMost: 0.05 });
  for (const server of servers) server.close();
  return metrics;
}

// After this many requests Node has compiled the hot paths. Two processes that differ in this cannot be compared.
const warmUp = 10_000;

// In turns, and the median of many: noise from other processes affects both alike.
async function ratio(one: BenchServer, other: BenchServer, gun: Gun, effort: Effort): Promise<number> {
  for (const server of [one, other]) await shoot(server.port, gun, warmUp);
  const ratios: number[] = [];
  for (let each = 0; each < 3 * effort.rounds; each++) {
    const cost = await one.costOf(gun, effort.requests / 2);
    ratios.push(cost / (await other.costOf(gun, effort.requests / 2)));
  }
  return median(ratios);
}
