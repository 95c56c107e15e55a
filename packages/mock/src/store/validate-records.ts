import { type ApiError, invalid } from "../base/api-error.ts";
import { memoize } from "../base/memoize.ts";
import { describeErrors } from "../contract/messages.ts";
import type { SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import { keyOf } from "./record-index.ts";
import { references } from "./references.ts";
import type { Records } from "./sample-data.ts";
import { recordSchema } from "./schemas.ts";
import { type Row, uniqueFields } from "./store.ts";
import type { Tables } from "./tables.ts";
import { tableNames } from "./tables.ts";

export interface CheckOptions {
  /** Whether a record is known to be valid. A schema is only compiled if its table has other records. */
  isValid(table: keyof Tables, row: Row): boolean;
  /** The place of a record in error messages, such as `records.projects.2`. */
  placeOf(table: string, row: Row, index: number): string;
}

/**
 * Validates records against their schemas, their unique fields, and the references that the mock requires. Other
 * references can point to a record that was deleted.
 *
 * @throws ApiError 422 with the place of the error, such as `records.projects.2.slug`.
 */
export function checkRecords(checks: SchemaChecks, records: Records, { isValid, placeOf }: CheckOptions): void {
  const places = new Map<Row, string>();
  for (const [name, rows] of Object.entries(records as Record<string, Row[]>)) {
    const table = tableNames.find((each) => each === name);
    if (!table) throw invalid(422, { [`records.${name}`]: ["is not recognized"] });
    if (!Array.isArray(rows)) throw invalid(422, { [`records.${name}`]: ["must be a list"] });
    for (const [index, row] of rows.entries()) {
      places.set(row, placeOf(table, row, index));
      const errors = isValid(table, row) ? [] : getRecordChecks(checks)[table](row);
      if (errors.length > 0) throw invalidAt(places.get(row), describeErrors(errors.slice(0, 20)));
      const { started_at, ended_at } = row;
      if (typeof started_at === "string" && typeof ended_at === "string" && ended_at < started_at)
        throw invalidAt(places.get(row), { ended_at: ["must not be before started_at"] });
    }
    checkUnique(rows, ["id"], places);
    checkUnique(rows, uniqueFields(table), places);
  }
  checkResources(records, places);
  checkReferences(records as Record<string, Row[]>, places);
}

/** The checks of the records in each table. */
export const getRecordChecks: (checks: SchemaChecks) => Record<keyof Tables, SchemaCheck> = memoize((checks) => {
  const entries = tableNames.map((table) => [table, checks.of(recordSchema(checks.document, table))]);
  return Object.fromEntries(entries);
});

function invalidAt(place: string | undefined, errors: Record<string, string[]>): ApiError {
  const entries = Object.entries(errors).map(([field, messages]) => [`${place}.${field}`, messages]);
  return invalid(422, Object.fromEntries(entries));
}

type Places = ReadonlyMap<object, string>;

function checkUnique(rows: Row[], fields: readonly string[], places: Places): void {
  const rowsByKey = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row, fields);
    const other = rowsByKey.get(key);
    const message = `has already been taken by ${places.get(other ?? row)}`;
    if (other) throw invalidAt(places.get(row), { [fields.at(-1) ?? "id"]: [message] });
    rowsByKey.set(key, row);
  }
}

function checkReferences(records: Record<string, Row[]>, places: Places): void {
  for (const { table, field, target, onRemoval } of references) {
    if (onRemoval === "keep") continue;
    const ids = new Set<unknown>(records[target]?.map(({ id }) => id));
    const dangling = records[table]?.find(({ [field]: id }) => id !== null && !ids.has(id));
    if (dangling) throw invalidAt(places.get(dangling), { [field]: [`must be the ID of a record in ${target}`] });
  }
}

// A resource must have its current version, and may only inherit from a higher tier, which rules out cycles.
function checkResources({ resources = [], versions = [] }: Records, places: Places): void {
  const hashes = new Set(versions.map(({ resource_id, version_hash }) => `${resource_id} ${version_hash}`));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  for (const resource of resources) {
    if (!hashes.has(`${resource.id} ${resource.current_version_hash}`))
      throw invalidAt(places.get(resource), { current_version_hash: ["must be the hash of one of its versions"] });
    if (inheritsFromBelow(resource, byId.get(resource.parent_id ?? "")))
      throw invalidAt(places.get(resource), { parent_id: ["must be the id of a resource in a higher tier"] });
  }
}

type Resource = Tables["resources"];

const tiers: readonly string[] = ["platform", "organization", "project"];

function inheritsFromBelow({ ownership, tier }: Resource, parent: Resource | undefined): boolean {
  return ownership === "inherit" && parent !== undefined && tiers.indexOf(parent.tier) >= tiers.indexOf(tier);
}
