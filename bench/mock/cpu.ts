import { formatNumber, table } from "../tools/metrics.ts";
import { type RequestFactory, sendRequests } from "./load.ts";
import { type Kind, kinds } from "./requests.ts";
import { type BenchServer, type ServerName, serverNames, startServer } from "./server.ts";

export interface Setup {
  operations: number;
  requestsOf: Record<Kind, RequestFactory>;
  /** `index.js` of the published mock. */
  entry: string;
  contractOf(size: number): string;
  iterations: Iterations;
}

/** `requests` is the number per round for fast servers. */
export interface Iterations {
  rounds: number;
  requests: number;
}

type Costs = Record<Kind, number>;

export async function measureAll({ operations, requestsOf, entry, contractOf, iterations }: Setup) {
  const results: [ServerName, number, Costs][] = [];
  for (const name of serverNames) {
    // node:http does not use the contract.
    for (const size of name === "bare" ? [operations] : [10, 100, operations, 1000]) {
      const server = await startServer(name, contractOf(size), entry);
      // Fill the list with 25 entries.
      await sendRequests(server.port, requestsOf["POST, validated"], 30);
      const costs = {} as Costs;
      for (const kind of kinds) costs[kind] = await minCpuTime(server, requestsOf[kind], iterations);
      results.push([name, size, costs]);
      server.close();
    }
  }
  return results;
}

/** Formats the costs in microseconds and as a ratio to node:http. */
export function formatCosts(results: [ServerName, number, Costs][]): string {
  const [[, , bare] = []] = results;
  const lines = results.map(([name, size, costs]) => [
    name,
    name === "bare" ? "" : String(size),
    ...kinds.flatMap((kind) => [formatNumber(costs[kind]), bare ? `${formatNumber(costs[kind] / bare[kind])}x` : ""]),
  ]);
  return table([["CPU µs per request", "operations", ...kinds.flatMap((kind) => [kind, ""])], ...lines]);
}

// The minimum, because noise only adds time.
async function minCpuTime(
  server: BenchServer,
  createRequest: RequestFactory,
  { rounds, requests }: Iterations,
): Promise<number> {
  const count = limitRequests(await server.cpuTimeOf(createRequest, 50), requests);
  await sendRequests(server.port, createRequest, count);
  const costs: number[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await server.cpuTimeOf(createRequest, count));
  return Math.min(...costs);
}

// Slow servers get fewer requests, so that all measurements take a similar time.
function limitRequests(cost: number, maximum: number): number {
  return Math.max(50, Math.min(maximum, Math.round((maximum * 200) / cost)));
}
