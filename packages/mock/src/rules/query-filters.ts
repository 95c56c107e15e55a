import { type Parameter, parsePointer } from "@crewkit/openapi";
import type { Lookup } from "../store/record-index.ts";
import { references } from "../store/references.ts";
import { type Store, tableOf } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { PageQuery } from "./records.ts";

/** The filters in the query of a request. */
export interface QueryFilters {
  matches(record: object): boolean;
  /** Returns the sorted records with these values that match the filters. */
  list<Name extends keyof Tables>(table: Name, fields: Lookup<Tables[Name]>): readonly Tables[Name][];
}

interface FilterContext {
  store: Store;
  caller: { user: { id: string } } | undefined;
  organization: { id: string } | undefined;
}

interface Filter {
  /** The field whose `value` an index can find. Undefined if the filter is not for the value of a single field. */
  field?: string;
  value?: unknown;
  matches(record: object): boolean;
}

/**
 * Creates the filters in a query. The contract states how a parameter filters (`x-filter`). By default, the field with its
 * name must have its value.
 */
export function createQueryFilters(
  parameters: readonly Parameter[],
  query: Record<string, unknown>,
  context: FilterContext,
): QueryFilters {
  const filters = parameters
    .filter((each) => each.in === "query" && query[each.name] !== undefined)
    .flatMap((parameter) => createFilter(parameter, query[parameter.name], context) ?? []);
  return {
    matches: (record) => filters.every(({ matches }) => matches(record)),
    list(table, fields) {
      const collection = tableOf(context.store, table);
      const all = collection.where(fields);
      // All records of a table have the same fields.
      const [example = { id: "" }] = all;
      const isIndexed = ({ field, value }: Filter) =>
        field !== undefined && !Array.isArray(value) && !Array.isArray(example[field]);
      const relevant = filters.filter(({ field }) => field === undefined || field in example);
      const indexed = relevant.filter(isIndexed).map(({ field, value }) => [field, value]);
      const others = relevant.filter((filter) => !isIndexed(filter));
      const found = indexed.length === 0 ? all : collection.where({ ...fields, ...Object.fromEntries(indexed) });
      const records =
        others.length === 0 ? found : found.filter((each) => others.every(({ matches }) => matches(each)));
      return records as readonly never[];
    },
  };
}

/** Identifies the list of a request: the query without the page. */
export function listKey({ page, per_page, ...filters }: PageQuery): string {
  return JSON.stringify(filters);
}

function createFilter(
  { name, "x-filter": filter }: Parameter,
  value: unknown,
  context: FilterContext,
): Filter | undefined {
  if (filter === false) return undefined;
  if (filter === undefined)
    return {
      field: name,
      value,
      matches: (record) => !(name in record) || haveCommonValue(Reflect.get(record, name), value),
    };
  if (typeof filter === "string") return createFieldFilter(filter, value, context);
  if ("equals" in filter) {
    if (filter.equals !== "getCurrentUser#/user/id") throw new Error(`The mock can't read ${filter.equals}.`);
    return value === true ? createFieldFilter(filter.field, context.caller?.user.id, context) : undefined;
  }
  // The words can be in any field and case, and inside of longer words.
  const words = String(value).toLowerCase().split(/\s+/);
  const readers = filter.search.map((pointer) => createReader(context.store, pointer));
  return {
    matches(record) {
      const text = readers
        .map((read) => read(record))
        .join("\n")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    },
  };
}

function createFieldFilter(pointer: string, value: unknown, context: FilterContext): Filter {
  const read = createReader(context.store, pointer);
  return { ...indexedField(pointer, value, context), matches: (record) => haveCommonValue(read(record), value) };
}

/** The field and the value that an index can find. Objects in a record, such as the user of a session, have an index. */
function indexedField(
  pointer: string,
  value: unknown,
  { store, organization }: FilterContext,
): Pick<Filter, "field" | "value"> {
  const [field = "", key] = parsePointer(pointer);
  if (key === undefined || key === "id") return { field, value };
  const table = referencedTable(field);
  const [found, ...others] = table
    ? tableOf(store, table).where({ organization_id: organization?.id, [key]: value })
    : [];
  return found && others.length === 0 ? { field, value: found.id } : {};
}

/** Returns a function that reads the value at a pointer, which can continue in an object that an ID refers to: `/project_id/name`. */
function createReader(store: Store, pointer: string): (record: object) => unknown {
  const keys = parsePointer(pointer);
  return (record) =>
    keys.reduce<unknown>((value, key, index) => {
      const owner = typeof value === "string" ? findReferenced(store, keys[index - 1], value) : value;
      return (owner as Record<string, unknown> | null | undefined)?.[key];
    }, record);
}

function referencedTable(field: string): keyof Tables | undefined {
  return references.find((each) => each.field === field)?.target;
}

function findReferenced(store: Store, field = "", id: string): object | undefined {
  const table = referencedTable(field);
  if (table) return store[table].get(id);
  throw new Error(`The mock can't find the object with the ID in ${field}. Add a reference to store/tables.ts.`);
}

function haveCommonValue(field: unknown, value: unknown): boolean {
  const values = [value].flat();
  return [field].flat().some((each) => values.includes(each));
}
