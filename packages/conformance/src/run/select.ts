import type { RunOptions } from "./options.ts";
import { sample } from "./sample.ts";
import { isAllowed, type Selection, type Task } from "./tasks.ts";
import { createReckoner, type Load } from "./time.ts";

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
  const reckoner = createReckoner(options);
  return (item) => {
    const load = stretched(item);
    if (reckoner.time(load).milliseconds > milliseconds) return false;
    reckoner.add(load);
    return true;
  };
}

function stretched({ operationId, requests }: Task): Load {
  return { operationId, requests: requests * reserve };
}
