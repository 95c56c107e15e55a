import type { Metric } from "../tools/metrics.ts";
import { type Program, startProgram } from "../tools/program.ts";
import { median } from "../tools/quantile.ts";
import type { Calls, Task } from "./child.ts";
import { peers } from "./peers.ts";

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

const warmUp = 20_000;

/** The CPU time that each client adds to a plain fetch call. */
export async function cpuMetrics(folder: string, { generations, rounds }: Iterations): Promise<Metric[]> {
  const all: Record<Kind, Costs[]> = { get: [], post: [] };
  for (let generation = 0; generation < generations; generation++) {
    const clients = clientNames.map(
      (name) => [name, startProgram(new URL("clients.ts", import.meta.url), [folder, name])] as const,
    );
    try {
      for (const kind of kinds) all[kind].push(...(await measure(clients, kind, rounds)));
    } finally {
      for (const [, client] of clients) client.close();
    }
  }
  return kinds.flatMap((kind) => metricsOf(kind, all[kind]));
}

// Alternates between clients, so that noise from other processes affects all of them.
async function measure(clients: (readonly [ClientName, Program])[], kind: Kind, rounds: number): Promise<Costs[]> {
  const counts = {} as Record<ClientName, number>;
  const cost = (client: Program, count: number) => client.ask<number>({ kind, count } satisfies Task);
  for (const [name, client] of clients) counts[name] = callsPerRound(await cost(client, warmUp));
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

function metricsOf(kind: Kind, rounds: Costs[]): Metric[] {
  const name = kind.toUpperCase();
  const added = (client: ClientName) => median(rounds.map((costs) => costs[client] - costs.bare));
  const others = Object.fromEntries(peers.map((peer) => [peer, added(peer)]));
  return [
    { name: `CPU of a ${name} with plain fetch`, unit: "µs", value: median(rounds.map(({ bare }) => bare)) },
    {
      name: `CPU added to a ${name}`,
      unit: "µs",
      value: added("crewkit"),
      max: Math.min(...Object.values(others)),
      peers: others,
    },
  ];
}
