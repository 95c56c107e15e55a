import { remember } from "../../../world/remember.ts";
import type { World } from "../../../world/world.ts";

/** Remembers what was made in a run, by a key, and answers it again. */
export function oncePer<T>(
  make: (world: World, key: string) => Promise<T>,
): (world: World, key?: string) => Promise<T> {
  const madeIn = perWorld(() => new Map<string, Promise<T>>());
  return (world, key = "") => remember(madeIn(world), key, () => make(world, key));
}

/** What belongs to a run: the same for each who asks in it. */
export function perWorld<T>(make: () => T): (world: World) => T {
  const known = new WeakMap<World, { value: T }>();
  return (world) => {
    const own = known.get(world) ?? { value: make() };
    known.set(world, own);
    return own.value;
  };
}
