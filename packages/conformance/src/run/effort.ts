import type { Case } from "../cases/case.ts";
import type { Target } from "../targets/target.ts";

/** About how many requests a case takes, by what runs took: one that changes something makes a thing for it first. */
export function effortOfCase({ fresh, generated, power, kind }: Case): number {
  if (power === "spend") return 12;
  const once = fresh || kind === "state" ? 2 : 1;
  return generated ? 4 * once : once;
}

/** About how many requests a walk of a kind takes at a target, by what runs took. */
export function effortOfWalk(kind: string, { writes, powers }: Pick<Target, "writes" | "powers">): number {
  // A limit is used up only where time can be made to pass.
  if (kind === "limits") return powers.passTime ? 550 : 3;
  return (writes ? undefined : read[kind]) ?? walks[kind] ?? 8;
}

const walks: Record<string, number> = {
  ...{ unkept: 44, filters: 34, pages: 22, gone: 20, life: 18, namespace: 15, credential: 15, hierarchy: 6 },
  ...{ idempotent: 6, spellings: 5, links: 4, unique: 4, available: 3, defaults: 3, order: 3, views: 3, safe: 2 },
};

// Where nothing is made, lists are short.
const read: Record<string, number> = { pages: 11, filters: 10, stories: 3, links: 2, order: 2 };
