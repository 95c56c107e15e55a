import type { Operation, Parameter } from "@crewkit/openapi";
import type { SumFilter } from "../../plan/rules.ts";
import { several } from "../../values/show.ts";
import { Unreached } from "../../world/unreached.ts";
import type { Steps } from "../walk.ts";

/** A query parameter, and which figure it narrows. */
export interface Summing {
  operation: Operation;
  parameter: Parameter;
  filter: SumFilter;
}

type Query = Record<string, string>;

/** Asks for a figure of each part: together they must make that of the whole. */
export async function addUp(summing: Summing, steps: Steps): Promise<void> {
  const { whole, parts, rest = 0 } = await summing.filter.parts(steps.world);
  const ask = await asking(summing, steps);
  const all = await ask(whole);
  if (all === 0 || parts.length === 0) throw new Unreached("There is nothing that could be counted in parts.");
  const figures: number[] = [];
  for (const part of parts) figures.push(await ask(part));
  const sum = figures.reduce((a, b) => a + b, rest);
  const texts = parts.map((part, index) => `${new URLSearchParams(part)}: ${figures[index]}`);
  const shown = `${several(texts, "; ")}; others: ${rest}`;
  const isWhole = !isMore(sum, all) && !isMore(all, sum);
  steps.expect(isWhole, `The parts must add up to the ${all} of the whole, but make ${sum} (${shown}).`);
}

/** The same with a part of another filter's for the whole, each of the two in turn. */
export async function addUpByTwo([one, other]: [Summing, Summing], steps: Steps): Promise<void> {
  await addUpWithin(one, other, steps);
  await addUpWithin(other, one, steps);
}

async function addUpWithin(inner: Summing, outer: Summing, steps: Steps): Promise<void> {
  const { whole, parts, rest = 0 } = await inner.filter.parts(steps.world);
  const ask = await asking(inner, steps);
  const around = await outer.filter.parts(steps.world);
  const found = await findPart(around.parts, (part) => ask({ ...around.whole, ...whole, ...part }));
  if (!found || parts.length === 0) throw new Unreached("There is nothing that could be counted in parts of parts.");
  // If each of five were the whole, they would be too much.
  const some = parts.slice(-5);
  let sum = 0;
  for (const part of some) sum += await ask({ ...found.part, ...part });
  const least = some.length < parts.length ? 0 : found.figure - rest;
  const about = `With ${new URLSearchParams(found.part)} the parts by ${inner.parameter.name}`;
  const isRight = !isMore(sum, found.figure) && !isMore(least, sum);
  steps.expect(isRight, `${about} must make ${least} to ${found.figure} together, but make ${sum}.`);
}

type Ask = (query: Query) => Promise<number>;

// The last that counts something.
async function findPart(parts: readonly Query[], ask: Ask): Promise<{ part: Query; figure: number } | undefined> {
  for (const part of parts.toReversed()) {
    const figure = await ask(part);
    if (figure > 0) return { part, figure };
  }
  return undefined;
}

async function asking({ operation, filter }: Summing, { world, send }: Steps): Promise<Ask> {
  const draft = await world.draft(operation);
  return async (query) => filter.figure((await send({ ...draft, query: { ...draft.query, ...query } })).body);
}

// Figures may be money, which is rounded.
function isMore(a: number, b: number): boolean {
  return a - b > 1e-6 * Math.max(1, Math.abs(b));
}
