import type { Metric } from "../tools/metrics.ts";
import { median } from "../tools/quantile.ts";
import type { Iterations, Setup } from "./cpu.ts";
import { type RequestFactory, sendRequests } from "./load.ts";
import { type Kind, kinds } from "./requests.ts";
import { type BenchServer, startServer } from "./server.ts";

const maxRatios: Record<Kind, number> = { "GET one": 2, "POST, validated": 3, "list of 25": 5 };

/** The cost of a request compared with node:http, and its growth with the contract. */
export async function ratioMetrics({
  operations,
  requestsOf,
  entry,
  contractOf,
  iterations,
}: Setup): Promise<Metric[]> {
  const servers: BenchServer[] = [];
  const start = async (name: "bare" | "mock" | "prism", size: number) => {
    const server = await startServer(name, contractOf(size), entry);
    servers.push(server);
    await sendRequests(server.port, requestsOf["POST, validated"], 30);
    return server;
  };
  const bare = await start("bare", operations);
  const mock = await start("mock", operations);
  const small = await start("mock", 10);
  const metrics: Metric[] = [];
  for (const kind of kinds) {
    const value = await ratio(mock, bare, requestsOf[kind], iterations);
    metrics.push({ name: `${kind}, relative to node:http`, value, unit: "x", max: maxRatios[kind] });
  }
  for (const size of [100, 1000]) {
    const value = await ratio(await start("mock", size), small, requestsOf["GET one"], iterations);
    metrics.push({ name: `GET one, growth from 10 to ${size} operations`, value, unit: "x", max: 1.2 });
  }
  const value = await ratio(mock, await start("prism", operations), requestsOf["GET one"], {
    rounds: 1,
    requests: 4000,
  });
  metrics.push({ name: "GET one, relative to Prism", value, unit: "x", max: 0.05 });
  for (const server of servers) server.close();
  return metrics;
}

// Node has compiled the hot paths after this many requests.
const warmUp = 10_000;

// Alternates between servers, so that noise affects both.
async function ratio(
  one: BenchServer,
  other: BenchServer,
  createRequest: RequestFactory,
  iterations: Iterations,
): Promise<number> {
  for (const server of [one, other]) await sendRequests(server.port, createRequest, warmUp);
  const ratios: number[] = [];
  for (let round = 0; round < 3 * iterations.rounds; round++) {
    const cost = await one.cpuTimeOf(createRequest, iterations.requests / 2);
    ratios.push(cost / (await other.cpuTimeOf(createRequest, iterations.requests / 2)));
  }
  return median(ratios);
}
