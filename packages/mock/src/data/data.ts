import { type Contract, resolve } from "@crewkit/openapi";
import type { components } from "@crewkit/types";
import { type ApiError, invalid } from "../base/api-error.ts";
import { suggest } from "../base/suggest.ts";
import { rejectUnsafeValues } from "../base/unsafe-values.ts";
import type { HandlerContext } from "../rules/handler.ts";
import { type RecordSchema, recordSchema } from "../store/schemas.ts";
import type { Tables } from "../store/tables.ts";
import { tableNames } from "../store/tables.ts";

/**
 * Records to add to the initial state, by table. Each record contains only the fields that matter. Enums that may get more
 * values allow any value, so that you can test how a client treats unknown values.
 *
 * @example
 * const data: MockData = { projects: [{ slug: "pay" }], sessions: [{ project_id: "pay", user: "chen" }] };
 */
export type MockData = { [Name in keyof Tables]?: RecordData<Tables<components["schemas"]>[Name]>[] };

/** The given fields of a record. A reference is an ID, or the slug, key, email address or name of a record. */
export type RecordData<T> = { [Field in keyof T]?: Partial<T[Field]> | NameOf<T[Field]> | undefined };

type NameOf<Value> = Value extends { id: string } ? string : never;

/** Fields of a record, which are not validated yet. */
export type Fields = Record<string, unknown>;

export interface DataContext extends Pick<HandlerContext, "checks" | "contract" | "store" | "random" | "now"> {
  /** The places of the given records, by table and ID: `projects 9d3e6f1a-…`. */
  places: Map<string, string>;
}

/**
 * Copies data as JSON.
 *
 * @throws ApiError 422 for a value that JSON implementations can't exchange reliably, such as deep nesting.
 */
export function copyData(data: MockData): MockData {
  for (const [table, records] of Object.entries(data))
    for (const [index, fields] of Object.entries(records ?? []))
      rejectUnsafeValues(fields, [`data.${table}[${index}]`]);
  return JSON.parse(JSON.stringify(data));
}

/** Rejects unknown tables and fields, also of objects. The values are validated with the completed records. */
export function checkFields(contract: Contract, data: object): void {
  for (const [name, records] of Object.entries(data)) {
    const table = tableNames.find((each) => each === name);
    if (!table) throw unknown(`data.${name}`, name, tableNames);
    if (!Array.isArray(records)) throw invalid(422, { [`data.${table}`]: ["must be a list"] });
    const schema = recordSchema(contract, table);
    for (const [index, fields] of records.entries()) {
      const place = `data.${table}[${index}]`;
      if (typeof fields !== "object" || fields === null) throw invalid(422, { [place]: ["must be an object"] });
      checkNames(contract, schema, fields, place);
    }
  }
}

function checkNames(contract: Contract, schema: ObjectSchema, fields: object, place: string): void {
  const names = Object.keys(schema.properties);
  for (const [name, value] of Object.entries(fields)) {
    const property = schema.properties[name];
    if (!property) throw unknown(`${place}.${name}`, name, names);
    const { properties } = resolve(contract, property) as Partial<ObjectSchema>;
    if (properties && typeof value === "object" && value !== null)
      checkNames(contract, { properties }, value, `${place}.${name}`);
  }
}

type ObjectSchema = Pick<RecordSchema, "properties">;

function unknown(place: string, name: string, names: readonly string[]): ApiError {
  return invalid(422, { [place]: [`is unknown${suggest(name, names)}`] });
}
