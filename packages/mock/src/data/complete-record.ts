import { type Contract, resolve } from "@crewkit/openapi";
import { invalid } from "../base/api-error.ts";
import { toTimestamp } from "../base/clock.ts";
import { suggest } from "../base/suggest.ts";
import { invitationLifetime } from "../resources/invitations/rules.ts";
import { copyFields, type Reference, references } from "../store/references.ts";
import { sampleRecords, sampleTime } from "../store/sample-data.ts";
import { type FieldSchema, recordSchema } from "../store/schemas.ts";
import type { Row } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { DataContext, Fields } from "./data.ts";
import { derivations } from "./derivations.ts";
import { candidatesFor, findReference } from "./find-reference.ts";

export interface GivenRecord {
  table: keyof Tables;
  given: Fields;
  /** The place of the record in error messages. */
  place: string;
}

/**
 * Replaces given references by IDs and completes the other fields. Missing timestamps are the earliest given timestamp or
 * the current time. Other missing fields are derived, null, or have the value of the most similar sample record.
 * Fields of an existing record are kept. Throws ApiError 422 if a reference matches no record.
 */
export function completeRecord(context: DataContext, { table, given, place }: GivenRecord, existing?: Row): Row {
  const schemas = fieldsOf(context.contract, table);
  const own = references.filter((each) => each.table === table);
  const example = existing ?? findExample(table, given, schemas);
  const isTime = (field: string) =>
    schemas[field]?.format === "date-time" &&
    /^\d{4}-/.test(String(given[field])) &&
    Date.parse(String(given[field])) > 0;
  const givenTimes = Object.keys(given).filter(isTime);
  const [time = context.now()] = givenTimes.map((field) => String(given[field])).sort();
  const record: Fields = {};

  function get(field: string): unknown {
    if (!(field in record)) record[field] = complete(field);
    return record[field];
  }

  function complete(field: string): unknown {
    const reference = own.find((each) => each.field === field);
    const value = given[field];
    if (value === null || (value !== undefined && !reference)) return merge(example[field], value);
    const id = reference && (value === undefined ? impliedBy(reference) : find(reference).id);
    if (id !== undefined) return reference?.isPerson ? { id } : id;
    return existing ? existing[field] : defaultOf(field, reference);
  }

  function find({ field, target }: Reference): Row {
    const isScoped = field !== "organization_id" && given.organization_id;
    const organizationId = isScoped ? get("organization_id") : existing?.organization_id;
    return findReference(context, target, { value: given[field], place: `${place}.${field}`, organizationId });
  }

  // `role_key` implies `role_id`, and `project_id` implies `organization_id`. An owner can have any role.
  function impliedBy(reference: Reference): unknown {
    const names = copiedFields(reference).filter((name) => given[name] !== undefined && given[name] !== "owner");
    const [name] = names;
    if (name === undefined) {
      const ids = own.filter(({ field }) => given[field]).map((other) => find(other)[reference.field]);
      return ids.find((id) => typeof id === "string");
    }
    const matches = (row: Row) =>
      names.every((each) => Reflect.get(copyFields(reference, row, {}), each) === given[each]);
    const candidates = candidatesFor(context, reference.target, get("organization_id"));
    const row = candidates.find(matches);
    if (row) return row.id;
    const values = candidates.map((each) => String(Reflect.get(copyFields(reference, each, {}), name)));
    throw invalid(422, {
      [`${place}.${name}`]: [`matches no record in ${reference.target}${suggest(String(given[name]), values)}`],
    });
  }

  function defaultOf(field: string, reference: Reference | undefined): unknown {
    const schema = schemas[field] ?? {};
    const derive = derivations[`${table}.${field}`] ?? derivations[field];
    const derived = derive?.({ ...context, table, field, given, example, get, text: (name) => String(get(name)) });
    if (derived !== undefined) return derived;
    const isNullable = [schema, ...(schema.oneOf ?? [])].flatMap(({ type }) => type).includes("null");
    if (reference && (field === "organization_id" || !isNullable)) {
      const organizationId = field === "organization_id" ? undefined : get("organization_id");
      const id = candidatesFor(context, reference.target, organizationId)[0]?.id;
      return reference.isPerson ? { id } : id;
    }
    if (schema.format === "date-time" && (example[field] || !isNullable))
      return field === "expires_at" ? toTimestamp(Date.parse(time) + invitationLifetime * 1000) : time;
    if (isNullable || !(field in schemas)) return null;
    if (schema.type === "boolean") return false;
    if (schema.format === "uuid") return context.random.uuid();
    if (field === "id") return context.random.secret(32);
    return example[field] ?? valuesOf(schema)[0] ?? schema.minimum ?? context.random.secret(32);
  }

  // The store sets the copied fields.
  const copied = own.filter(({ isPerson }) => !isPerson).flatMap(copiedFields);
  const fields = Object.keys(schemas).filter((field) => !copied.includes(field) || field in given);
  return Object.fromEntries(fields.map((field) => [field, get(field)])) as unknown as Row;
}

function valuesOf(schema: FieldSchema = {}): unknown[] {
  return schema.enum ?? schema["x-extensible-enum"] ?? [];
}

function copiedFields({ copies }: Reference): string[] {
  return copies.map(([field]) => field);
}

// Missing fields of an object, such as the model metrics of a session, keep their values.
function merge(before: unknown, given: unknown): unknown {
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  return isObject && typeof before === "object" ? { ...before, ...given } : given;
}

function fieldsOf(contract: Contract, table: keyof Tables): Record<string, FieldSchema> {
  const { properties } = recordSchema(contract, table);
  return Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, resolve(contract, schema)]));
}

// The sample record with the most given values of enums, such as the status. Among several, a record that has not ended.
function findExample(table: keyof Tables, given: Fields, schemas: Record<string, FieldSchema>): Fields {
  const examples = [...(sampleRecords(sampleTime)[table] ?? [])] as unknown as Fields[];
  const count = (example: Fields, isCounted: (field: string) => boolean) =>
    Object.keys(example).filter(isCounted).length;
  const similarity = (example: Fields) =>
    count(example, (field) => valuesOf(schemas[field]).includes(given[field]) && example[field] === given[field]);
  const openEnds = (example: Fields) => count(example, (field) => field.endsWith("_at") && example[field] === null);
  examples.sort((a, b) => similarity(b) - similarity(a) || openEnds(b) - openEnds(a));
  return examples[0] ?? {};
}
