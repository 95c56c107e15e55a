import { readFileSync } from "node:fs";

/** Something of the example world, such as a project. */
export type Entry = Record<string, unknown>;

/** The example world: entries by the name of their file and their key. */
export type World = Record<string, Record<string, Entry>>;

/** Reads the example world as the bundle step wrote it. */
export function readWorld(): World {
  return JSON.parse(readFileSync(new URL("../dist/world.json", import.meta.url), "utf8"));
}

/** The entries of a file. */
export function all<T = Entry>(world: World, file: string): T[] {
  return Object.values(world[file] ?? {}) as T[];
}

/** An entry that must be there. @throws if it is not. */
export function the<T = Entry>(world: World, file: string, key: string): T {
  const entry = world[file]?.[key];
  if (!entry) throw new Error(`openapi/world/${file}.yaml has no entry ${key}.`);
  return entry as T;
}

/** A list's answer: its first page, at the default of 25 a page (or another). */
export function page<T>(items: readonly T[], perPage = 25): object {
  const meta = { current_page: 1, total_pages: Math.ceil(items.length / perPage), total_count: items.length };
  return { data: items.slice(0, perPage), meta };
}

/** Sorts by a field, ascending, as text is compared in code points. */
export function by<T extends object>(field: keyof T): (a: T, b: T) => number {
  return (a, b) => (a[field] < b[field] ? -1 : Number(a[field] > b[field]));
}

/** Sorts by a field, descending. */
export function latest<T extends object>(field: keyof T): (a: T, b: T) => number {
  return (a, b) => by<T>(field)(b, a);
}
