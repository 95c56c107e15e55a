import { type Contract, resolve } from "@crewkit/openapi";
import { memoize } from "../contract/memoize.ts";
import type { SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import { tableNames } from "../store/store.ts";
import { computedFields, hiddenFields, schemaNames } from "../store/tables.ts";

/** The check of a snapshot's records: `{ records: { projects: [{ … }] } }`. */
export const getRecordsCheck: (checks: SchemaChecks) => SchemaCheck = memoize((checks) => {
  const properties = tableNames.map((name) => [name, { type: "array", items: schemaOf(checks.document, name) }]);
  const records = { type: "object", additionalProperties: false, properties: Object.fromEntries(properties) };
  return checks.of({ type: "object", properties: { records } });
});

const schemas: Record<string, string> = schemaNames;
const computed: Record<string, string> = computedFields;
const hidden: Record<string, Record<string, string | readonly string[]>> = hiddenFields;

function schemaOf(contract: Contract, name: string): object {
  const fields = Object.entries(hidden[name] ?? {}).map(([field, fieldType]) => [field, fieldSchema(fieldType)]);
  const properties = Object.fromEntries(fields);
  const hiddenSchema = { type: "object", required: Object.keys(properties), properties };
  if (schemas[name] === undefined) return hiddenSchema;
  const publicSchema: { required?: string[] } = resolve(contract, { $ref: `#/components/schemas/${schemas[name]}` });
  return {
    allOf: [
      { ...publicSchema, required: publicSchema.required?.filter((field) => field !== computed[name]) },
      hiddenSchema,
    ],
  };
}

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
