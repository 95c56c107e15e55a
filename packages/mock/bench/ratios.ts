import { type ContractFile, costOf, type Effort } from "./cpu.ts";
import type { Figure } from "./figure.ts";
import { type Gun, shoot } from "./load.ts";
import { guns, type Kind, kinds } from "./requests.ts";
import { type BenchServer, startServer } from "./server.ts";

const most: Record<Kind, number> = { "GET one": 2, "POST, validated": 3, "list of 25": 5 };

/** What a request costs the mock, over what it costs bare node:http, and how that grows with the contract. */
export async function ratioFigures(
  contracts: Record<number, ContractFile>,
  packed: string,
  effort: Effort,
): Promise<Figure[]> {
  const start = (name: "bare" | "mock" | "prism", size: number) =>
    startServer(name, contracts[size]?.file ?? "", packed);
  const bare = await start("bare", 117);
  const [own, small, middle, large] = await Promise.all([117, 10, 100, 1000].map((size) => start("mock", size)));
  if (!own || !small || !middle || !large) throw new Error("A server is missing.");
  const gun = guns(contracts[117]?.contract ?? ({} as ContractFile["contract"]));
  const figures: Figure[] = [];
  for (const server of [bare, own, small, middle, large]) await shoot(server.port, gun["POST, validated"], 30);
  for (const kind of kinds) {
    const value = await ratio(own, bare, gun[kind], effort);
    figures.push({ name: `${kind}, over bare node:http`, value, unit: "x", atMost: most[kind] });
  }
  for (const [size, server] of [
    [100, middle],
    [1000, large],
  ] as const) {
    const value = await ratio(server, small, gun["GET one"], effort);
    figures.push({ name: `GET one, growth from 10 to ${size} operations`, value, unit: "x", atMost: 1.2 });
  }
  const prism = await start("prism", 117);
  const value = await ratio(own, prism, gun["GET one"], { rounds: 1, requests: 4000 });
  figures.push({ name: "GET one, over Prism", value, unit: "x", atMost: 0.05 });
  for (const server of [bare, own, small, middle, large, prism]) server.close();
  return figures;
}

// So many requests, and Node has compiled what it will; two processes that are not as far can't be compared.
const warmUp = 10_000;

// In turns, and the one in the middle of many: what else the machine does comes and goes, and meets both alike.
async function ratio(one: BenchServer, other: BenchServer, gun: Gun, effort: Effort): Promise<number> {
  for (const server of [one, other]) await shoot(server.port, gun, warmUp);
  const ratios: number[] = [];
  for (let each = 0; each < 3 * effort.rounds; each++) {
    const cost = await costOf(one, gun, effort.requests / 2);
    ratios.push(cost / (await costOf(other, gun, effort.requests / 2)));
  }
  return ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
}
