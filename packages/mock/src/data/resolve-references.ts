import { invalid } from "../api-error.ts";
import { copiedFieldsOf, copies } from "../store/copies.ts";
import { references } from "../store/references.ts";
import { type Row, tableOf } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { suggest } from "../suggest.ts";
import type { DataContext, Fields } from "./data.ts";

/**
 * Replaces the given references of a record by IDs, and adds the references that follow from the given fields:
 * `project_id` implies `organization_id`, and `role_key` implies `role_id`.
 *
 * @throws ApiError 422 if a reference matches no record or several records.
 */
export function resolveReferences(context: DataContext, table: keyof Tables, given: Fields, place: string): Fields {
  const fields = { ...given };
  const own = references.filter((each) => each.table === table);
  for (const { field, target } of own) {
    const value = given[field];
    if (value === undefined || value === null) continue;
    const row = findTarget(context, target, value, fields.organization_id, `${place}.${field}`);
    fields[field] = isPerson(table, field) ? { id: row.id } : row.id;
    for (const { field: other } of own)
      if (fields[other] === undefined && typeof row[other] === "string") fields[other] = row[other];
  }
  for (const copy of copies) {
    if (copy.table !== table || fields[copy.field] !== undefined) continue;
    // An owner can have any role.
    const names = copiedFieldsOf(copy).filter((name) => given[name] !== undefined && given[name] !== "owner");
    const [name] = names;
    if (name === undefined) continue;
    const matches = (row: Row) => names.every((each) => copy.fields(row, {})[each] === given[each]);
    const source = candidatesFor(context, copy.source, fields.organization_id).find(matches);
    if (!source) throw invalid(422, { [`${place}.${name}`]: [`matches no record in ${copy.source}`] });
    fields[copy.field] = source.id;
  }
  return fields;
}

export function isPerson(table: string, field: string): boolean {
  return copies.some((copy) => copy.table === table && copy.field === field && copiedFieldsOf(copy).includes(field));
}

/**
 * The records that a record of an organization can refer to: given records first, then existing records, then records of
 * crewkit. The default organization is the first one that is given, or else Acme.
 */
export function candidatesFor(context: DataContext, target: keyof Tables, organizationId?: unknown): Row[] {
  const collection = tableOf(context.store, target);
  const given = [...(context.places.get(target)?.keys() ?? [])].flatMap((id) => collection.get(id) ?? []);
  const rows = [...new Set([...given, ...collection.all()])];
  if (target === "organizations") return rows;
  const organization = organizationId ?? candidatesFor(context, "organizations")[0]?.id;
  const ofOrganization = rows.filter(({ organization_id = organization }) => organization_id === organization);
  return [...ofOrganization, ...rows.filter(({ organization_id }) => organization_id === null)];
}

function findTarget(
  context: DataContext,
  target: keyof Tables,
  value: unknown,
  organizationId: unknown,
  place: string,
): Row {
  const text: unknown = typeof value === "object" ? (value as { id?: unknown } | null)?.id : value;
  if (typeof text !== "string") throw invalid(422, { [place]: [`must be the ID of a record in ${target}`] });
  const collection = tableOf(context.store, target);
  const row = collection.get(text);
  if (row) return row;
  const isNamed = (each: Row) => namesOf(each).some((name) => name.toLowerCase() === text.toLowerCase());
  const candidates = candidatesFor(context, target, organizationId);
  const named = candidates.filter(isNamed);
  const [found, ...others] =
    named.length === 0 && organizationId === undefined ? collection.all().filter(isNamed) : named;
  if (!found) {
    const suggestion = suggest(text, candidates.flatMap(namesOf));
    throw invalid(422, { [place]: [`matches no record in ${target}${suggestion}`] });
  }
  if (others.length > 0) throw invalid(422, { [place]: [`matches several records in ${target}. Use an ID`] });
  return found;
}

// The slug, key, email address, name and first name.
function namesOf({ slug, key, email, name }: Row): string[] {
  const firstName = email !== undefined && String(name).split(" ")[0];
  return [slug, key, email, name, firstName].filter((each) => typeof each === "string");
}
