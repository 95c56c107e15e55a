import { type Contract, resolve } from "@crewkit/openapi";
import { toTimestamp } from "../clock.ts";
import { memoize } from "../contract/memoize.ts";
import { invitationLifetime } from "../rules/organizations/invitations.ts";
import { copiedFieldsOf, copies } from "../store/copies.ts";
import { references } from "../store/references.ts";
import { sampleRecords, sampleTime } from "../store/sample-data.ts";
import type { Row } from "../store/store.ts";
import { schemaNames, type Tables } from "../store/tables.ts";
import { type DataContext, type FieldSchema, type Fields, fieldsOf } from "./data.ts";
import { derivations } from "./derivations.ts";
import { candidatesFor, isPerson } from "./resolve-references.ts";

/**
 * Completes a new record. Missing references are the first suitable records, missing timestamps the earliest given
 * timestamp or the current time. Other fields are null or derived, or have the value of the most similar example.
 */
export function completeRecord(context: DataContext, table: keyof Tables, given: Fields): Row {
  const schemas = fieldsOf(context.contract, table);
  const example = findExample(context.contract, table, given);
  const time = earliestTime(schemas, given) ?? context.now();
  const record: Fields = {};
  const get = (field: string) => {
    if (!(field in record))
      record[field] = given[field] === undefined ? defaultOf(field) : mergeFields(example[field], given[field]);
    return record[field];
  };

  function defaultOf(field: string): unknown {
    const schema = schemas[field] ?? {};
    const derive = derivations[`${table}.${field}`] ?? derivations[field];
    const derived = derive?.({ ...context, table, field, given, example, get, text: (name) => String(get(name)) });
    if (derived !== undefined) return derived;
    const target = references.find((each) => each.table === table && each.field === field)?.target;
    if (target && (field === "organization_id" || !isNullable(schema))) {
      const organization = field !== "organization_id" && "organization_id" in schemas && get("organization_id");
      const id = candidatesFor(context, target, organization || undefined)[0]?.id;
      return isPerson(table, field) ? { id } : id;
    }
    if (schema.format === "date-time" && (example[field] || !isNullable(schema)))
      return field === "expires_at" ? toTimestamp(Date.parse(time) + invitationLifetime * 1000) : time;
    if (isNullable(schema)) return null;
    if (schema.format === "uuid") return context.random.uuid();
    if (field === "id") return context.random.secret(32);
    return (
      example[field] ??
      (schema.enum ?? schema["x-extensible-enum"])?.[0] ??
      emptyValues[String(schema.type)] ??
      context.random.secret(32)
    );
  }

  // The store sets the copied fields.
  const copied = copies.filter((copy) => copy.table === table).flatMap(copiedFieldsOf);
  const fields = Object.keys(schemas).filter(
    (field) => !copied.includes(field) || isPerson(table, field) || field in given,
  );
  return Object.fromEntries(fields.map((field) => [field, get(field)])) as unknown as Row;
}

const emptyValues: Record<string, unknown> = { boolean: false, integer: 0, number: 0, array: [] };

/** Fields that are not given in an object, such as the model metrics of a session, keep their values. */
export function mergeFields(before: unknown, given: unknown): unknown {
  return isObject(before) && isObject(given) ? { ...before, ...given } : given;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNullable({ type, oneOf = [] }: FieldSchema): boolean {
  return [type, ...oneOf.map((each) => each.type)].flat().includes("null");
}

function earliestTime(schemas: Record<string, FieldSchema>, given: Fields): string | undefined {
  const times = Object.keys(given).filter((field) => schemas[field]?.format === "date-time");
  return times
    .map((field) => String(given[field]))
    .filter((time) => !Number.isNaN(Date.parse(time)))
    .sort()[0];
}

// The example of a new record, unless a record of the sample data has more of the given values, such as the status.
function findExample(contract: Contract, table: keyof Tables, given: Fields): Fields {
  const created = createdExamples(contract).get((schemaNames as Record<string, string>)[table] ?? "");
  const examples = [...(created ? [created] : []), ...(sampleRecords(sampleTime)[table] ?? [])] as Fields[];
  const values = Object.entries(given).filter(
    ([field]) => !references.some((each) => each.table === table && each.field === field),
  );
  const similarity = (example: Fields) => values.filter(([field, value]) => example[field] === value).length;
  return examples.reduce((best, each) => (similarity(each) > similarity(best) ? each : best), examples[0] ?? {});
}

/** The first example of a created record, by the name of its schema. */
const createdExamples = memoize((contract: Contract) => {
  const created = Object.values(contract.paths ?? {}).flatMap((path): [string, Fields][] => {
    const response = path?.post?.responses?.["201"];
    const media = response && resolve(contract, response).content?.["application/json"];
    const schema = media?.schema && resolve(contract, media.schema);
    const [example] = Object.values(media?.examples ?? {});
    const data = (schema?.properties?.data as { $ref?: string } | undefined)?.$ref;
    return data && example ? [[data.replace(/.*\//, ""), resolve(contract, example).value.data]] : [];
  });
  // The first example wins.
  return new Map(created.reverse());
});
