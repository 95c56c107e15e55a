import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { listExamples } from "./examples.ts";
import { readWorld, type World } from "./world.ts";

// Computes what an answer must say, from the world and, where it answers a request, from that.
type Truths = Record<string, (world: World, example: (name: string) => unknown) => unknown>;

const world = readWorld();
const truths = await load();
const examples = new Map(listExamples().map(({ name, value }) => [name, value]));

test.each(Object.entries(truths))("%s says what the world adds up to", (name, truth) => {
  expect(examples.get(name)).toEqual(truth(world, (other) => examples.get(other)));
});

// Figures that the contract's schemas fix.
const constants = ["expires_in", "interval"];

// Figures that follow from no entry of the world: what a request asks for and its answer repeats.
const repeated = [
  "createSession.201.remote",
  "endSession.200.session",
  "updateExperiment.200.split",
  "updateRole.200.grant",
];

test("every list, and every figure that is typed by hand, has its truth", () => {
  const typed = sources().filter(([name, { value }]) => /\.2\d\d\./.test(name) && hasFigure(value));
  const names = typed.map(([name]) => name).filter((name) => !repeated.includes(name));
  expect(names.filter((name) => !(name in truths))).toEqual([]);
});

async function load(): Promise<Truths> {
  const tags = readdirSync(new URL("truths/", import.meta.url)).map((file) => basename(file, ".ts"));
  const modules = await Promise.all(tags.map((tag) => import(`./truths/${tag}.ts`) as Promise<{ truths: Truths }>));
  return Object.assign({}, ...modules.map(({ truths }) => truths));
}

function sources(): [string, { value: unknown }][] {
  const folder = new URL("../world/examples/", import.meta.url);
  return readdirSync(folder).flatMap((file) => Object.entries(parse(readFileSync(new URL(file, folder), "utf8"))));
}

function hasFigure(node: unknown): boolean {
  if (node === null || typeof node !== "object") return typeof node === "number";
  return Object.entries(node).some(([key, value]) => !constants.includes(key) && hasFigure(value));
}
