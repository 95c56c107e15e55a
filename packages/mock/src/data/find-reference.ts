import { invalid } from "../base/api-error.ts";
import { suggest } from "../base/suggest.ts";
import { type Row, tableOf } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { DataContext } from "./data.ts";

/**
 * The records that a record of an organization can refer to: given records first, and records of crewkit last. The default
 * organization is the first given organization, or else the first existing one.
 */
export function candidatesFor(context: DataContext, target: keyof Tables, organizationId?: unknown): Row[] {
  const rank = ({ id }: Row) => (context.places.has(`${target} ${id}`) ? 0 : 1);
  const rows = tableOf(context.store, target).all();
  rows.sort((a, b) => rank(a) - rank(b));
  if (target === "organizations") return rows;
  const organization = organizationId ?? candidatesFor(context, "organizations")[0]?.id;
  const own = rows.filter(({ organization_id = organization }) => organization_id === organization);
  return [...own, ...rows.filter(({ organization_id }) => organization_id === null)];
}

/**
 * Finds a record by its ID, slug, key, email address, name or first name. Without an organization, a record of the default
 * organization is preferred. Throws ApiError 422 if the value matches no record or several records.
 */
export function findReference(
  context: DataContext,
  target: keyof Tables,
  { value, place, organizationId }: { value: unknown; place: string; organizationId: unknown },
): Row {
  const text: unknown = typeof value === "object" ? (value as { id?: unknown }).id : value;
  if (typeof text !== "string") throw invalid(422, { [place]: [`must be the ID of a record in ${target}`] });
  const collection = tableOf(context.store, target);
  const hasName = (row: Row) => namesOf(row).some((name) => name.toLowerCase() === text.toLowerCase());
  const candidates = candidatesFor(context, target, organizationId);
  const named = candidates.filter(hasName);
  const all = named.length > 0 || organizationId !== undefined ? named : collection.all().filter(hasName);
  const row = collection.get(text) ?? all[0];
  if (!row) {
    const names = candidates.flatMap((each) => namesOf(each)[0] ?? []);
    const suggestion = suggest(text, candidates.flatMap(namesOf), names);
    throw invalid(422, { [place]: [`matches no record in ${target}${suggestion}`] });
  }
  if (all.length > 1) throw invalid(422, { [place]: [`matches several records in ${target}. Use an ID`] });
  return row;
}

function namesOf({ slug, key, email, name }: Row): string[] {
  const firstName = email !== undefined && String(name).split(" ")[0];
  return [slug, key, email, name, firstName].filter((each) => typeof each === "string");
}
