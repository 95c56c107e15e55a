import { invalid } from "../api-error.ts";
import { memoize } from "../contract/memoize.ts";
import { describeErrors } from "../contract/messages.ts";
import type { SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import { indexedValue } from "../store/record-index.ts";
import { references } from "../store/references.ts";
import type { Records } from "../store/sample-data.ts";
import { recordSchema } from "../store/schemas.ts";
import { tiers } from "../store/sorting.ts";
import { type Row, tableNames, uniqueFields } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

/** The place of a record in error messages, such as `records.projects.2`. */
export type PlaceOf = (table: string, index: number) => string;

export interface CheckOptions {
  /** Whether a record is known to be valid. A schema is only compiled if its table has other records. */
  isValid(table: keyof Tables, row: Row): boolean;
  placeOf: PlaceOf;
}

/**
 * Validates records against their schemas, their unique fields, and the references that the mock requires. Other
 * references can point to a record that was deleted.
 *
 * @throws ApiError 422 with the place of the error, such as `records.projects.2.slug`.
 */
export function checkRecords(checks: SchemaChecks, records: Records, { isValid, placeOf }: CheckOptions): void {
  const tables: Record<string, Row[]> = records as never;
  for (const [name, rows] of Object.entries(tables)) {
    const table = tableNames.find((each) => each === name);
    if (!table) throw invalid(422, { [`records.${name}`]: ["is not recognized"] });
    if (!Array.isArray(rows)) throw invalid(422, { [`records.${name}`]: ["must be a list"] });
    for (const [index, row] of rows.entries()) {
      const errors = isValid(table, row) ? [] : getRecordChecks(checks)[table](row);
      if (errors.length > 0) throw withPlace(placeOf(table, index), describeErrors(errors.slice(0, 20)));
    }
    checkUnique(rows, ["id"], (index) => placeOf(table, index));
    checkUnique(rows, uniqueFields(table), (index) => placeOf(table, index));
  }
  checkResources(records, placeOf);
  checkReferences(tables, placeOf);
}

/** The checks of the records in each table. */
export const getRecordChecks: (checks: SchemaChecks) => Record<keyof Tables, SchemaCheck> = memoize((checks) => {
  const entries = tableNames.map((table) => [table, checks.of(recordSchema(checks.document, table))]);
  return Object.fromEntries(entries);
});

function withPlace(place: string, errors: Record<string, string[]>): Error {
  return invalid(
    422,
    Object.fromEntries(Object.entries(errors).map(([field, messages]) => [`${place}.${field}`, messages])),
  );
}

function checkUnique(rows: Row[], fields: readonly string[], placeOf: (index: number) => string): void {
  const indexes = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const key = fields.map((field) => indexedValue(row, field)).join(" ");
    const other = indexes.get(key);
    if (other !== undefined)
      throw withPlace(placeOf(index), { [fields.at(-1) ?? "id"]: [`has already been taken by ${placeOf(other)}`] });
    indexes.set(key, index);
  }
}

function checkReferences(tables: Record<string, Row[]>, placeOf: PlaceOf): void {
  for (const { table, field, target, onRemoval } of references) {
    if (onRemoval === "keep") continue;
    const ids = new Set(tables[target]?.map(({ id }) => id));
    for (const [index, { [field]: id }] of (tables[table] ?? []).entries()) {
      if (typeof id === "string" && !ids.has(id))
        throw withPlace(placeOf(table, index), { [field]: [`must be the ID of a record in ${target}`] });
    }
  }
}

// A resource must have its current version, and may only inherit from a higher tier, which rules out cycles.
function checkResources({ resources = [], versions = [] }: Records, placeOf: PlaceOf): void {
  const hashes = new Set(versions.map(({ resource_id, version_hash }) => `${resource_id} ${version_hash}`));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  for (const [index, resource] of resources.entries()) {
    const place = placeOf("resources", index);
    if (!hashes.has(`${resource.id} ${resource.current_version_hash}`))
      throw withPlace(place, { current_version_hash: ["must be the hash of one of its versions"] });
    if (inheritsFromBelow(resource, byId.get(resource.parent_id ?? "")))
      throw withPlace(place, { parent_id: ["must be the id of a resource in a higher tier"] });
  }
}

type Resource = Tables["resources"];

function inheritsFromBelow({ ownership, tier }: Resource, parent: Resource | undefined): boolean {
  return ownership === "inherit" && parent !== undefined && tiers.indexOf(parent.tier) >= tiers.indexOf(tier);
}
