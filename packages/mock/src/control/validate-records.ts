import { type Contract, resolve } from "@crewkit/openapi";
import { invalid } from "../api-error.ts";
import { memoize } from "../contract/memoize.ts";
import { describeErrors } from "../contract/messages.ts";
import type { SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import { references } from "../store/references.ts";
import type { Records } from "../store/sample-data.ts";
import { tiers } from "../store/sorting.ts";
import { tableNames } from "../store/store.ts";
import { computedFields, hiddenFields, schemaNames, type Tables } from "../store/tables.ts";

/**
 * Validates the records of a snapshot against their schemas, and the references that the mock requires. Other references
 * can point to a record that was deleted.
 *
 * @throws ApiError 422 with the positions of the errors, such as `records.projects.2.slug`.
 */
export function checkRecords(checks: SchemaChecks, records: Records): void {
  const errors = getRecordsCheck(checks)({ records });
  if (errors.length > 0) throw invalid(422, describeErrors(errors.slice(0, 20)));
  for (const [table, tableRecords] of Object.entries(records)) checkIds(table, tableRecords);
  checkResources(records);
  checkReferences(records as Record<string, Dependent[]>);
}

/** The check of a snapshot's records: `{ records: { projects: [{ … }] } }`. */
export const getRecordsCheck: (checks: SchemaChecks) => SchemaCheck = memoize((checks) => {
  const properties = tableNames.map((name) => [name, { type: "array", items: schemaOf(checks.document, name) }]);
  const records = { type: "object", additionalProperties: false, properties: Object.fromEntries(properties) };
  return checks.of({ type: "object", properties: { records } });
});

function checkIds(table: string, records: readonly { id: string }[]): void {
  const ids = new Set<string>();
  for (const [index, { id }] of records.entries()) {
    if (ids.has(id)) throw invalid(422, { [`records.${table}.${index}.id`]: ["must be unique"] });
    ids.add(id);
  }
}

function checkReferences(records: Record<string, Dependent[]>): void {
  for (const { table, field, target } of references) {
    const ids = new Set(records[target]?.map(({ id }) => id));
    for (const [index, { [field]: id }] of (records[table] ?? []).entries()) {
      if (typeof id === "string" && !ids.has(id))
        throw invalid(422, { [`records.${table}.${index}.${field}`]: [`must be the ID of a record in ${target}`] });
    }
  }
}

type Dependent = { id: string } & Record<string, unknown>;

// A resource must have its current version, and may only inherit from a higher tier, which rules out cycles.
function checkResources({ resources = [], versions = [] }: Records): void {
  const hashes = new Set(versions.map(({ resource_id, version_hash }) => `${resource_id} ${version_hash}`));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  for (const [index, resource] of resources.entries()) {
    const location = `records.resources.${index}`;
    if (!hashes.has(`${resource.id} ${resource.current_version_hash}`))
      throw invalid(422, { [`${location}.current_version_hash`]: ["must be the hash of one of its versions"] });
    if (inheritsFromBelow(resource, byId.get(resource.parent_id ?? "")))
      throw invalid(422, { [`${location}.parent_id`]: ["must be the id of a resource in a higher tier"] });
  }
}

type Resource = Tables["resources"];

function inheritsFromBelow({ ownership, tier }: Resource, parent: Resource | undefined): boolean {
  return ownership === "inherit" && parent !== undefined && tiers.indexOf(parent.tier) >= tiers.indexOf(tier);
}

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
