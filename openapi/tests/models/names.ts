import { all, type World } from "../world.ts";

/** The name of something in a file of the world; null where there is none with this id. */
export function nameOf(world: World, file: string, id: string | null | undefined): string | null {
  const found = all<{ id: string; name: string }>(world, file).find((each) => each.id === id);
  return found?.name ?? null;
}
