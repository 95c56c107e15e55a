import { type Contract, resolve } from "@crewkit/openapi";
import type { FieldType } from "./table.ts";
import { definitions, type Tables } from "./tables.ts";

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

/** The schema of the records in a table: the contract's, without the computed field and with the hidden fields. */
export function recordSchema(contract: Contract, table: keyof Tables): RecordSchema {
  const { schema: name, computed = "", hidden = {} as Record<string, FieldType> } = definitions[table];
  const schema: RecordSchema = name ? resolve(contract, { $ref: `#/components/schemas/${name}` }) : tokenSchema;
  const { [computed]: _, ...properties } = schema.properties;
  const hiddenProperties = Object.entries(hidden).map(([field, type]) => [field, fieldSchema(type)]);
  const required = [...(schema.required ?? []), ...Object.keys(hidden)];
  return {
    ...schema,
    required: required.filter((field) => field !== computed),
    properties: { ...properties, ...Object.fromEntries(hiddenProperties) },
  };
}

// The `id` of a table without a schema is a token, a code or an ID.
const tokenSchema = { type: "object", required: ["id"], properties: { id: { type: "string", minLength: 1 } } };

function fieldSchema(fieldType: FieldType): object {
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
