import type { Contract } from "@crewkit/openapi";
import { round, table } from "./figure.ts";
import { type Gun, shoot } from "./load.ts";
import { guns, type Kind, kinds } from "./requests.ts";
import { type BenchServer, type ServerName, serverNames, startServer } from "./server.ts";

/** A contract, and the file that it stands in. */
export interface ContractFile {
  contract: Contract;
  file: string;
}

/** How much is measured: rounds of each request, and requests of a round for the fast servers. */
export interface Effort {
  rounds: number;
  requests: number;
}

/** CPU time of a server's process for a request, in microseconds. */
export type Costs = Record<Kind, number>;

/** Measures each server with a contract of each size, one after the other. */
export async function measureAll(
  contracts: Record<number, ContractFile>,
  packed: string,
  effort: Effort,
): Promise<[ServerName, number, Costs][]> {
  const all: [ServerName, number, Costs][] = [];
  for (const name of serverNames) {
    // What bare node:http costs does not depend on the contract.
    const sizes = Object.keys(contracts)
      .map(Number)
      .slice(0, name === "bare" ? 1 : undefined);
    for (const size of sizes) {
      const { file = "", contract = {} as Contract } = contracts[size] ?? {};
      const server = await startServer(name, file, packed);
      all.push([name, size, await measure(server, guns(contract), effort)]);
      server.close();
    }
  }
  return all;
}

/** Microseconds of CPU time that so many requests cost a server, for each of them. */
export async function costOf(server: BenchServer, gun: Gun, count: number): Promise<number> {
  const before = await server.usage();
  await shoot(server.port, gun, count);
  return ((await server.usage()).cpu - before.cpu) / count;
}

/** The costs as a table: microseconds, and how many times those of bare node:http. */
export function costText(all: [ServerName, number, Costs][]): string {
  const [[, , bare] = []] = all;
  const lines = all.map(([name, size, costs]) => [
    name,
    name === "bare" ? "" : String(size),
    ...kinds.flatMap((kind) => [round(costs[kind]), bare ? `${round(costs[kind] / bare[kind])}x` : ""]),
  ]);
  return table([["CPU µs a request", "operations", ...kinds.flatMap((kind) => [kind, ""])], ...lines]);
}

async function measure(server: BenchServer, gun: Record<Kind, Gun>, effort: Effort): Promise<Costs> {
  // So that there are 25 to list.
  await shoot(server.port, gun["POST, validated"], 30);
  const costs = {} as Costs;
  for (const kind of kinds) costs[kind] = await leastCost(server, gun[kind], effort);
  return costs;
}

// The least of some rounds: whatever else the machine does only adds.
async function leastCost(server: BenchServer, gun: Gun, effort: Effort): Promise<number> {
  const count = affordable(await costOf(server, gun, 50), effort.requests);
  await shoot(server.port, gun, count);
  let least = Number.POSITIVE_INFINITY;
  for (let each = 0; each < effort.rounds; each++) least = Math.min(least, await costOf(server, gun, count));
  return least;
}

// As many requests as take a server no longer than its fast peers (200 µs while it is cold).
function affordable(cost: number, most: number): number {
  return Math.max(50, Math.min(most, Math.round((most * 200) / cost)));
}
