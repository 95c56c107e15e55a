import { type Client, type ClientName, clientNames, startClient } from "./client.ts";
import type { Calls } from "./clients/child.ts";
import { type Figure, peers } from "./figure.ts";
import { median } from "./median.ts";

/** How much is measured. No two processes of one program are equally quick: each generation is of new ones. */
export interface Effort {
  generations: number;
  rounds: number;
}

type Kind = keyof Calls;
type Costs = Record<ClientName, number>;

const names: Record<Kind, string> = { get: "GET", post: "POST" };
const kinds = ["get", "post"] as const;

// So many calls, and Node has compiled what it will.
const warmUp = 20_000;

/** CPU time that each client adds to a call, over bare fetch; ours with refresh and limits on. */
export async function cpuFigures(folder: string, { generations, rounds }: Effort): Promise<Figure[]> {
  const all: Record<Kind, Costs[]> = { get: [], post: [] };
  for (let each = 0; each < generations; each++) {
    const clients = clientNames.map((name) => startClient(name, folder));
    try {
      for (const kind of kinds) all[kind].push(...(await measure(clients, kind, rounds)));
    } finally {
      for (const client of clients) client.close();
    }
  }
  return kinds.flatMap((kind) => figuresOf(kind, all[kind]));
}

// In turns, so that what else the machine does meets all alike.
async function measure(clients: Client[], kind: Kind, rounds: number): Promise<Costs[]> {
  const counts = {} as Record<ClientName, number>;
  for (const client of clients) counts[client.name] = callsOfRound(await client.cpu({ kind, count: warmUp }));
  const all: Costs[] = [];
  for (let round = 0; round < rounds; round++) {
    const costs = {} as Costs;
    for (const client of clients) costs[client.name] = await client.cpu({ kind, count: counts[client.name] });
    all.push(costs);
  }
  return all;
}

// As many as take a fiftieth of a second: short turns, so that a busy moment of the machine meets all clients of a round;
// and a slow client gets no more of the run than a fast one.
function callsOfRound(cost: number): number {
  return Math.round(20_000 / cost);
}

function figuresOf(kind: Kind, rounds: Costs[]): Figure[] {
  const added = (name: ClientName) => median(rounds.map((costs) => costs[name] - costs.bare));
  const beside = Object.fromEntries(peers.map((peer) => [peer, added(peer)]));
  return [
    { name: `CPU of a ${names[kind]} by bare fetch`, unit: "µs", value: median(rounds.map(({ bare }) => bare)) },
    {
      name: `CPU added to a ${names[kind]}`,
      unit: "µs",
      value: added("crewkit"),
      atMost: Math.min(...Object.values(beside)),
      peers: beside,
    },
  ];
}
