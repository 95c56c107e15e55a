import type { Copy, ReferenceDefinition } from "./table.ts";
import { definitions, type Tables, tableNames } from "./tables.ts";

/** A field with the ID of a record in the table `target`, or null. */
export interface Reference extends ReferenceDefinition<keyof Tables> {
  table: keyof Tables;
  field: string;
}

/** All references. A table only refers to earlier tables in `tableNames`, or to itself. */
export const references: readonly Reference[] = tableNames.flatMap((table) =>
  Object.entries(definitions[table].references ?? {}).map(([field, reference]) => ({ ...reference, table, field })),
);

/** Returns the fields of a record that are copies of fields of the record that it refers to. */
export function copyFields({ field, isPerson, copies }: Reference, target: object, record: object): object {
  if (isPerson) return { [field]: { id: Reflect.get(target, "id"), name: Reflect.get(target, "name") } };
  const copy = (from: Copy) =>
    typeof from === "string" ? Reflect.get(target, from) : from(target as never, record as never);
  return Object.fromEntries(copies.map(([name, from]) => [name, copy(from)]));
}
