import { round, table } from "../tools/metrics.ts";
import { type RequestFactory, sendRequests } from "./load.ts";
import { type Kind, kinds } from "./requests.ts";
import { type BenchServer, type ServerName, serverNames, startServer } from "./server.ts";

/** What is measured, and how often. */
export interface Setup {
  /** The number of operations of the contract. */
  operations: number;
  requests: Record<Kind, RequestFactory>;
  /** The published mock's `index.js`. */
  entry: string;
  /** The file of the contract with a number of operations. */
  contractOf(size: number): string;
  effort: Effort;
}

/** The rounds of each kind of request, and the requests per round for fast servers. */
export interface Effort {
  rounds: number;
  requests: number;
}

/** The CPU time of a server's process for a request, in microseconds. */
type Costs = Record<Kind, number>;

/** Measures the servers one after the other, each with contracts of all sizes. */
export async function measureAll({ operations, requests, entry, contractOf, effort }: Setup) {
  const all: [ServerName, number, Costs][] = [];
  for (const name of serverNames) {
    // The cost of bare node:http does not depend on the contract.
    for (const size of name === "bare" ? [operations] : [10, 100, operations, 1000]) {
      const server = await startServer(name, contractOf(size), entry);
      // The list has 25 entries.
      await sendRequests(server.port, requests["POST, validated"], 30);
      const costs = {} as Costs;
      for (const kind of kinds) costs[kind] = await minCost(server, requests[kind], effort);
      all.push([name, size, costs]);
      server.close();
    }
  }
  return all;
}

/** Formats the costs as a table: microseconds, and the ratio to bare node:http. */
export function formatCosts(all: [ServerName, number, Costs][]): string {
  const [[, , bare] = []] = all;
  const lines = all.map(([name, size, costs]) => [
    name,
    name === "bare" ? "" : String(size),
    ...kinds.flatMap((kind) => [round(costs[kind]), bare ? `${round(costs[kind] / bare[kind])}x` : ""]),
  ]);
  return table([["CPU µs a request", "operations", ...kinds.flatMap((kind) => [kind, ""])], ...lines]);
}

// The minimum of some rounds: noise from other processes only adds.
async function minCost(
  server: BenchServer,
  createRequest: RequestFactory,
  { rounds, requests }: Effort,
): Promise<number> {
  const count = limitRequests(await server.costOf(createRequest, 50), requests);
  await sendRequests(server.port, createRequest, count);
  const costs: number[] = [];
  for (let each = 0; each < rounds; each++) costs.push(await server.costOf(createRequest, count));
  return Math.min(...costs);
}

// A slow server gets fewer requests, so that its measurement takes as long as those of its peers (200 µs before warm-up).
function limitRequests(cost: number, bounds: number): number {
  return Math.max(50, Math.min(bounds, Math.round((bounds * 200) / cost)));
}
