import { type Store, tableNames } from "./store.ts";
import type { Records } from "./world.ts";

/** Puts these records in the place of all that a store has. */
export function loadRecords(store: Store, records: Records): void {
  for (const name of tableNames) store[name].load((records[name] ?? []) as never[]);
}

export function dumpRecords(store: Store): Records {
  return Object.fromEntries(tableNames.map((name) => [name, store[name].all()]));
}
