import { type Parameter, parsePointer } from "@crewkit/openapi";
import { references } from "../store/references.ts";
import type { Store } from "../store/store.ts";
import type { Caller } from "./handler.ts";

/**
 * Creates a function that returns whether a record matches the query of a request. The contract states how a parameter
 * filters (`x-filter`). By default, the field with its name must have its value.
 */
export function createQueryFilters(
  parameters: readonly Parameter[],
  query: Record<string, unknown>,
  context: { store: Store; caller: Caller | undefined },
): (record: object) => boolean {
  const filters = parameters
    .filter((each) => each.in === "query" && query[each.name] !== undefined)
    .map((parameter) => createFilter(parameter, query[parameter.name], context));
  return (record) => filters.every((matches) => matches(record));
}

function createFilter(
  { name, "x-filter": filter }: Parameter,
  value: unknown,
  { store, caller }: { store: Store; caller: Caller | undefined },
): (record: object) => boolean {
  if (filter === false) return () => true;
  if (filter === undefined) return (record) => !(name in record) || haveCommonValue(Reflect.get(record, name), value);
  if (typeof filter === "string") return (record) => haveCommonValue(readField(store, record, filter), value);
  if ("equals" in filter) {
    if (filter.equals !== "getCurrentUser#/user/id") throw new Error(`The mock can't read ${filter.equals}.`);
    return (record) => value !== true || readField(store, record, filter.field) === caller?.user.id;
  }
  // The words can be in any field and case, and inside of longer words.
  const words = String(value).toLowerCase().split(/\s+/);
  return (record) => {
    const text = filter.search
      .map((field) => readField(store, record, field))
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** Reads the value at a pointer, which can continue in an object that an ID refers to: `/project_id/name`. */
function readField(store: Store, record: object, pointer: string): unknown {
  return parsePointer(pointer).reduce<unknown>((value, key, index, keys) => {
    const owner = typeof value === "string" ? findReferenced(store, keys[index - 1], value) : value;
    return (owner as Record<string, unknown> | null | undefined)?.[key];
  }, record);
}

function findReferenced(store: Store, field: string | undefined, id: string): object | undefined {
  const reference = references.find((each) => each.field === field);
  if (!reference)
    throw new Error(`The mock can't find the object with the ID in ${field}. Add a reference to store/tables.ts.`);
  return store[reference.target].get(id);
}

function haveCommonValue(field: unknown, value: unknown): boolean {
  const values = [value].flat();
  return [field].flat().some((each) => values.includes(each));
}
