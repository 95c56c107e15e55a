import { type Metric, median } from "../tools/metrics.ts";
import { type Program, startProgram } from "../tools/program.ts";
import { peers } from "./peers.ts";
import type { Calls } from "./sample.ts";

/** Each generation starts new processes, because processes of the same program differ in speed. */
interface Iterations {
  generations: number;
  rounds: number;
}

const clientNames = ["bare", "crewkit", ...peers] as const;

type ClientName = (typeof clientNames)[number];
type Kind = keyof Calls;
type Costs = Record<ClientName, number>;

const kinds = ["get", "post"] as const;

/** The CPU time that each client adds to a plain fetch call. */
export async function cpuMetrics(folder: string, { generations, rounds }: Iterations): Promise<Metric[]> {
  const all: Record<Kind, Costs[]> = { get: [], post: [] };
  for (let generation = 0; generation < generations; generation++) {
    const clients = clientNames.map(
      (name) => [name, startProgram(new URL("child.ts", import.meta.url), [folder, name])] as const,
    );
    try {
      for (const kind of kinds) all[kind].push(...(await measure(clients, kind, rounds)));
    } finally {
      for (const [, client] of clients) client.close();
    }
  }
  return kinds.map((kind) => metricOf(kind, all[kind]));
}

// Alternates between clients, so that noise from other processes affects all of them.
async function measure(clients: (readonly [ClientName, Program])[], kind: Kind, rounds: number): Promise<Costs[]> {
  const counts = {} as Record<ClientName, number>;
  const cost = (client: Program, count: number) => client.ask<number>({ kind, count });
  for (const [name, client] of clients) counts[name] = callsPerRound(await cost(client, 20_000));
  const all: Costs[] = [];
  for (let round = 0; round < rounds; round++) {
    const costs = {} as Costs;
    for (const [name, client] of clients) costs[name] = await cost(client, counts[name]);
    all.push(costs);
  }
  return all;
}

// The number of calls in 20 ms. Short rounds spread noise over all clients.
function callsPerRound(cost: number): number {
  return Math.round(20_000 / cost);
}

function metricOf(kind: Kind, rounds: Costs[]): Metric {
  const added = (client: ClientName) => median(rounds.map((costs) => costs[client] - costs.bare));
  const others = Object.fromEntries(peers.map((peer) => [peer, added(peer)]));
  return {
    name: `CPU added to a ${kind.toUpperCase()}`,
    unit: "µs",
    value: added("crewkit"),
    maxPeerRatio: 1,
    peers: others,
  };
}
