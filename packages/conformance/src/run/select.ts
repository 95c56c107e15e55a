import fc from "fast-check";
import { groupBy } from "../values/group.ts";
import type { RunOptions } from "./options.ts";
import { isAllowed, type Selection, type Task } from "./tasks.ts";
import { createEstimate, type Load } from "./time.ts";

// What a sample's items take more than is reckoned, since few share what is made ready for them.
const reserve = 1.4;

/** Chooses what a run is to try: by a part of the names, and by the time that there is. */
export function select(all: readonly Task[], options: RunOptions): Selection {
  const { only = [], sample: milliseconds, seed = 1, target } = options;
  const named = only.length === 0 ? all : all.filter(({ name }) => only.some((part) => name.includes(part)));
  const allowed = named.filter((item) => isAllowed(item, target));
  if (milliseconds === undefined) return { all, chosen: named, loads: allowed };
  // A sample has no room for what can't be reached.
  const chosen = sample(allowed, { take: within(milliseconds, options), seed });
  return { all, chosen, loads: chosen.map(stretched) };
}

function within(milliseconds: number, options: RunOptions): (item: Task) => boolean {
  const estimate = createEstimate(options);
  const taken = new Map<string, number>();
  return (item) => {
    const { operationId, requests } = stretched(item);
    const before = taken.get(operationId) ?? 0;
    taken.set(operationId, before + requests);
    const loads = [...taken].map(([id, sum]) => ({ operationId: id, requests: sum }));
    const fits = estimate(loads).milliseconds <= milliseconds;
    if (!fits) taken.set(operationId, before);
    return fits;
  };
}

function stretched({ operationId, requests }: Task): Load {
  return { operationId, requests: requests * reserve };
}

/** What a sample may take, and where its choice comes from. */
export interface SampleOptions {
  take(item: Task): boolean;
  seed: number;
}

/**
 * A choice of what there is room for, spread over operations and kinds: the operations give one in turn, each time one
 * of another kind, and at first one that succeeds. The same seed chooses the same; the order stays.
 */
export function sample(items: readonly Task[], { take, seed }: SampleOptions): Task[] {
  const operations = groupBy(shuffle(items, seed), ({ operationId }) => operationId);
  const queues = shuffle([...operations.values()], seed).map(byKind);
  const chosen = new Set(inTurn(queues).filter(take));
  return items.filter((item) => chosen.has(item));
}

function byKind(items: Task[]): Task[] {
  const kinds = [...groupBy(items, ({ kind }) => kind)];
  return inTurn(kinds.toSorted(([a], [b]) => Number(b === "success") - Number(a === "success")).map(([, own]) => own));
}

// One of each list, then the next one of each.
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const rounds = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 }).flat();
}
