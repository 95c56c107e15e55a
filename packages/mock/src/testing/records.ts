import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import type { Collection } from "../store/collection.ts";
import type { Tables } from "../store/tables.ts";
import type { TestApi } from "./api.ts";

export function updateRecord<Name extends keyof Tables>(
  { state }: TestApi,
  table: Name,
  changes: Partial<Tables[Name]> & { id: string },
): void {
  const records: Collection<Tables[Name]> = state.store[table];
  const record = records.get(changes.id);
  if (!record) throw new Error(`No record ${changes.id} in ${table}.`);
  records.update(record, changes);
}

export function findRecord<Name extends keyof Tables>(
  { state }: TestApi,
  table: Name,
  matches: (record: Tables[Name]) => boolean = () => true,
): Tables[Name] {
  const records: Collection<Tables[Name]> = state.store[table];
  const record = records.all().find(matches);
  if (!record) throw new Error(`No matching record in ${table}.`);
  return record;
}

export function valuesOf(items: Record<string, unknown>[], field: string): unknown[] {
  return items.map((item) => item[field]);
}

/** An id from the sample data: `idOf("resources", "ledger_skill")`. */
export function idOf(kind: string, name: string): string {
  return String((sampleData[kind] as Record<string, { id: string }> | undefined)?.[name]?.id);
}
