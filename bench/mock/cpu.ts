import type { Metric } from "../tools/metrics.ts";
import { startProgram } from "../tools/program.ts";
import { type Kind, kinds, type RequestFactory, sendRequests } from "./load.ts";

const peers = ["node:http", "prism", "scalar", "openapi-backend"] as const;

/** The maximum CPU time of a request as a multiple of node:http, which does not use the contract. */
const maxRatios: Record<Kind, number> = { "GET one": 2, "POST, validated": 3, "list of 25": 5 };

export interface Setup {
  operations: number;
  requestsOf: Record<Kind, RequestFactory>;
  /** `index.js` of the published mock. */
  entry: string;
  /** Returns the JSON file of a contract with this number of operations. */
  contractOf(size: number): string;
  /** The number of rounds, and of requests per round for fast servers. */
  iterations: { rounds: number; requests: number };
}

/** The CPU time of a request to each server, and its growth with the contract. */
export async function cpuMetrics(setup: Setup): Promise<Metric[]> {
  const metrics: Metric[] = [];
  const servers = (["mock", ...peers] as const).map((name) => ({ name, size: setup.operations }));
  for (const kind of kinds) {
    const [value = Number.NaN, ...others] = await measure(setup, servers, kind);
    const costs = Object.fromEntries(peers.map((name, i) => [name, others[i] ?? Number.NaN]));
    metrics.push({ name: `CPU of ${kind}`, unit: "µs", value, maxPeerRatio: maxRatios[kind], peers: costs });
    if (kind !== "GET one") continue;
    metrics.push({
      name: `CPU of ${kind}, relative to Prism`,
      unit: "x",
      value: value / (costs.prism ?? 0),
      max: 0.05,
    });
  }
  return [...metrics, await growthMetric(setup)];
}

async function growthMetric(setup: Setup): Promise<Metric> {
  const names = ["mock", "prism", "scalar", "openapi-backend"] as const;
  const servers = names.flatMap((name) => [10, 1000].map((size) => ({ name, size })));
  const costs = await measure(setup, servers, "GET one");
  const growth = names.map((name, i) => [name, (costs[2 * i + 1] ?? Number.NaN) / (costs[2 * i] ?? 0)]);
  const { mock: value = Number.NaN, ...others } = Object.fromEntries(growth);
  const name = "CPU of GET one, growth from 10 to 1,000 operations";
  return { name, unit: "x", value, max: 1.2, peers: others };
}

interface ServedContract {
  name: "mock" | (typeof peers)[number];
  size: number;
}

/** Returns the minimum CPU time per request, because noise only adds time. Alternates between servers, so that noise affects all. */
async function measure(setup: Setup, served: ServedContract[], kind: Kind): Promise<number[]> {
  const { requestsOf, iterations } = setup;
  const createRequest = requestsOf[kind];
  const servers = await Promise.all(served.map((each) => startServer(each, setup)));
  const counts: number[] = [];
  for (const server of servers) {
    // Fill the list with 25 entries.
    await sendRequests(server.port, requestsOf["POST, validated"], 30);
    const cost = await server.cpuTimeOf(createRequest, 100);
    // Node has compiled the hot paths after this many requests.
    await sendRequests(server.port, createRequest, limitRequests(cost, 20_000));
    counts.push(limitRequests(await server.cpuTimeOf(createRequest, 100), iterations.requests));
  }
  const costs = servers.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < iterations.rounds; round++) {
    for (const [i, server] of servers.entries()) {
      costs[i] = Math.min(costs[i] ?? 0, await server.cpuTimeOf(createRequest, counts[i] ?? 0));
    }
  }
  for (const server of servers) server.close();
  return costs;
}

// Slow servers get fewer requests, so that all measurements take a similar time.
function limitRequests(cost: number, maximum: number): number {
  return Math.max(50, Math.min(maximum, Math.round((maximum * 200) / cost)));
}

async function startServer({ name, size }: ServedContract, { contractOf, entry }: Setup) {
  const program = startProgram(new URL("servers.ts", import.meta.url), [name, contractOf(size), entry]);
  const port = await program.receive<number>();
  return {
    port,
    close: program.close,
    /** Sends requests and returns the CPU time per request in microseconds. */
    async cpuTimeOf(createRequest: RequestFactory, count: number) {
      const before = await program.ask<number>({});
      await sendRequests(port, createRequest, count);
      return ((await program.ask<number>({})) - before) / count;
    },
  };
}
