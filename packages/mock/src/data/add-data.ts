import { invalid } from "../base/api-error.ts";
import { createSlug } from "../base/text.ts";
import { isOwner } from "../resources/organizations/membership.ts";
import { updateConventionCount } from "../resources/playbooks/rules.ts";
import { addBuiltInRoles } from "../resources/roles/rules.ts";
import { setCurrentVersion } from "../rules/versions.ts";
import { wellKnownToken } from "../store/sample-data.ts";
import { dumpRecords, loadRecords, type Row, tableOf, uniqueFields } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { tableNames } from "../store/tables.ts";
import { checkRecords } from "../store/validate-records.ts";
import { completeRecord, type GivenRecord } from "./complete-record.ts";
import { checkFields, type DataContext, type MockData } from "./data.ts";
import { firstName } from "./derivations.ts";

/**
 * Adds records to the store. A record with an existing ID or unique fields changes the existing record. Missing fields
 * are completed.
 *
 * @throws ApiError 422 with the place of the error, such as `data.projects[0].slug`.
 */
export function addData(state: Omit<DataContext, "places">, data: MockData): void {
  const context: DataContext = { ...state, places: new Map() };
  const { checks, contract, store, places } = context;
  const initial = new Set<object>(tableNames.flatMap((table) => tableOf(store, table).all()));
  checkFields(contract, data);
  for (const table of tableNames) {
    for (const [index, given] of (data[table] ?? []).entries())
      addRecord(context, { table, given, place: `data.${table}[${index}]` });
    if (table === "versions") addMissingVersions(context);
  }
  checkRecords(checks, dumpRecords(store), {
    isValid: (_, row) => initial.has(row),
    placeOf: (table, { id }) => places.get(`${table} ${id}`) ?? `${table} ${id}`,
  });
  // The records are initial records, which are not counted against the limits of the storage.
  loadRecords(store, dumpRecords(store));
}

function addRecord(context: DataContext, record: GivenRecord): void {
  const { table, given, place } = record;
  const { store, places } = context;
  const collection = tableOf(store, table);
  const withId = collection.get(String(given.id));
  const completed = completeRecord(context, record, withId);
  const withKey = collection.find(completed);
  const existing = withId ?? withKey;
  const other = given.id !== undefined && withKey !== withId ? withKey : existing;
  if (other && (other !== existing || places.has(`${table} ${other.id}`))) {
    const field = other === withId ? "id" : uniqueFields(table).at(-1);
    const taker = places.get(`${table} ${other.id}`) ?? `${table} ${other.id}`;
    throw invalid(422, { [`${place}.${field}`]: [`has already been taken by ${taker}`] });
  }
  const row = existing
    ? collection.update(existing, completeRecord(context, record, existing))
    : collection.add(completed);
  places.set(`${table} ${row.id}`, place);
  if (!existing) addParts[table]?.(context, row);
  updateParents[table]?.(context, row);
}

function addMissingVersions(context: DataContext): void {
  const { resources, versions } = context.store;
  const missing = resources.all().filter(({ id }) => versions.in(id).length === 0);
  for (const { id } of missing)
    addRecord(context, { table: "versions", given: { resource_id: id }, place: `resources ${id}` });
}

// Adds the records that the API or the sample data also has for each new record.
const addParts: Hooks = {
  users(context, { id, name, created_at }) {
    const { store } = context;
    const given = { user_id: id, signed_in_at: created_at };
    const login = store.logins.add(completeRecord(context, { table: "logins", given, place: "" }) as never);
    const isTaken = (slug: string) => store.access_tokens.get(wellKnownToken(slug)) !== undefined;
    const token = wellKnownToken(createSlug(firstName(String(name)), 63, isTaken));
    store.access_tokens.add({ id: token, login_id: login.id, expires_at: null });
  },
  organizations(context, { id }) {
    addBuiltInRoles(context, id);
    const given = { organization_id: id, permission_level: "owner" };
    context.store.members.add(completeRecord(context, { table: "members", given, place: "" }) as never);
  },
};

// The effects of a record on records that it belongs to, as in the API.
const updateParents: Hooks = {
  members({ store }, { id, organization_id, permission_level }) {
    const owners = store.members.in(String(organization_id)).filter(isOwner);
    const previous = owners.filter((owner) => permission_level === "owner" && owner.id !== id);
    for (const owner of previous) store.members.update(owner, { permission_level: "admin" });
  },
  versions(context, version) {
    const resource = context.store.resources.get(String(version.resource_id));
    if (resource) setCurrentVersion(context, resource, version as never);
  },
  conventions(context, { playbook_id }) {
    const playbook = context.store.playbooks.get(String(playbook_id));
    if (playbook) updateConventionCount(context, playbook);
  },
};

type Hooks = { [Name in keyof Tables]?: (context: DataContext, row: Row) => void };
