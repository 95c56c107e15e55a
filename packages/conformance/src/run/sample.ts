import fc from "fast-check";
import { groupBy } from "../values/group.ts";
import type { Task } from "./tasks.ts";

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

/** One of each list, then the next one of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const rounds = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1))).flat();
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 }).flat();
}
