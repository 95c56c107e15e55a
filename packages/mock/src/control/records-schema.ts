import { type Contract, resolve } from "@crewkit/openapi";
import { oncePer } from "../contract/once.ts";
import type { Check, Checks } from "../contract/validation.ts";
import { tableNames } from "../store/store.ts";
import { computedFields, hiddenFields, schemaNames } from "../store/tables.ts";

/** The check of a snapshot's records: `{ records: { projects: [{ … }] } }`. */
export const recordsCheckOf: (checks: Checks) => Check = oncePer((checks) => {
  const properties = tableNames.map((name) => [name, { type: "array", items: schemaOf(checks.document, name) }]);
  const records = { type: "object", additionalProperties: false, properties: Object.fromEntries(properties) };
  return checks.of({ type: "object", properties: { records } });
});

const schemas: Record<string, string> = schemaNames;
const computed: Record<string, string> = computedFields;
const hidden: Record<string, Record<string, string | readonly string[]>> = hiddenFields;

function schemaOf(contract: Contract, name: string): object {
  const fields = Object.entries(hidden[name] ?? {}).map(([field, form]) => [field, fieldSchema(form)]);
  const properties = Object.fromEntries(fields);
  const own = { type: "object", required: Object.keys(properties), properties };
  if (schemas[name] === undefined) return own;
  const shown: { required?: string[] } = resolve(contract, { $ref: `#/components/schemas/${schemas[name]}` });
  return { allOf: [{ ...shown, required: shown.required?.filter((field) => field !== computed[name]) }, own] };
}

function fieldSchema(form: string | readonly string[]): object {
  if (typeof form !== "string") return { enum: form };
  if (form.includes(".")) return { $ref: `#/components/schemas/${form.replace(".", "/properties/")}` };
  const schema = forms[form.replace("?", "")];
  return form.endsWith("?") ? { ...schema, type: ["string", "null"] } : { ...schema };
}

const forms: Record<string, object> = {
  text: { type: "string" },
  boolean: { type: "boolean" },
  count: { type: "integer", minimum: 0 },
  uuid: { type: "string", format: "uuid" },
  moment: { type: "string", format: "date-time", pattern: "Z$" },
};
