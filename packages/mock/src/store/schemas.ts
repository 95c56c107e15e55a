import { type Contract, resolve } from "@crewkit/openapi";
import { computedFields, hiddenFields, schemaNames } from "./tables.ts";

export interface RecordSchema {
  required?: string[];
  properties: Record<string, FieldSchema>;
}

export interface FieldSchema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  "x-extensible-enum"?: unknown[];
  minimum?: number;
  oneOf?: FieldSchema[];
}

/** The schema of the records in a table: the contract's, without computed fields and with hidden fields. */
export function recordSchema(contract: Contract, table: string): RecordSchema {
  const name = schemas[table];
  const schema: RecordSchema = name ? resolve(contract, { $ref: `#/components/schemas/${name}` }) : tokenSchema;
  const { [computed[table] ?? ""]: _, ...properties } = schema.properties;
  const hiddenProperties = Object.entries(hidden[table] ?? {}).map(([field, type]) => [field, fieldSchema(type)]);
  const required = [...(schema.required ?? []), ...Object.keys(hidden[table] ?? {})];
  return {
    ...schema,
    required: required.filter((field) => field !== computed[table]),
    properties: { ...properties, ...Object.fromEntries(hiddenProperties) },
  };
}

// The `id` of a table without a schema is a token, a code or an ID.
const tokenSchema = { type: "object", required: ["id"], properties: { id: { type: "string", minLength: 1 } } };

const schemas: Record<string, string> = schemaNames;
const computed: Record<string, string> = computedFields;
const hidden: Record<string, Record<string, string | readonly string[]>> = hiddenFields;

function fieldSchema(fieldType: string | readonly string[]): object {
  if (typeof fieldType !== "string") return { enum: fieldType };
  if (fieldType.includes(".")) return { $ref: `#/components/schemas/${fieldType.replace(".", "/properties/")}` };
  const schema = fieldTypes[fieldType.replace("?", "")];
  return fieldType.endsWith("?") ? { ...schema, type: ["string", "null"] } : { ...schema };
}

const fieldTypes: Record<string, object> = {
  text: { type: "string" },
  boolean: { type: "boolean" },
  count: { type: "integer", minimum: 0 },
  uuid: { type: "string", format: "uuid" },
  timestamp: { type: "string", format: "date-time", pattern: "Z$" },
};
