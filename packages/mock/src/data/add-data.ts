import { invalid } from "../base/api-error.ts";
import { createSlug } from "../base/text.ts";
import { isOwner } from "../resources/organizations/membership.ts";
import { updateConventionCount } from "../resources/playbooks/rules.ts";
import { addBuiltInRoles } from "../resources/roles/rules.ts";
import { setCurrentVersion } from "../rules/versions.ts";
import { references } from "../store/references.ts";
import { wellKnownToken } from "../store/sample-data.ts";
import { dumpRecords, loadRecords, type Row, tableOf, uniqueFields } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { tableNames } from "../store/tables.ts";
import { checkRecords } from "../store/validate-records.ts";
import { completeRecord, type GivenRecord } from "./complete-record.ts";
import { checkFields, type DataContext, type MockData } from "./data.ts";
import { firstName } from "./derivations.ts";
import { candidatesFor } from "./find-reference.ts";

/**
 * Adds records to the store. A record with an existing ID or unique fields changes the existing record. Missing fields
 * are completed. Throws ApiError 422 with the place of the error, such as `data.projects[0].slug`.
 */
export function addData(state: Omit<DataContext, "places">, data: MockData): void {
  const context: DataContext = { ...state, places: new Map() };
  const { checks, contract, store, places } = context;
  const initial = new Set<object>(tableNames.flatMap((table) => tableOf(store, table).all()));
  checkFields(contract, data);
  for (const table of tableNames) {
    for (const [index, given] of (data[table] ?? []).entries())
      addRecord(context, { table, given, place: `data.${table}[${index}]` });
    if (table === "members") requireOwners(context);
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
  const key = uniqueFields(table).map((field) => [field, completed[field]]);
  const withKey = collection.find(Object.fromEntries(key));
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
  checkCopies(record, row);
  if (!existing) addParts[table]?.(context, row);
  updateParents[table]?.(context, row);
}

// The store has replaced the given values of copied fields.
function checkCopies({ table, given, place }: GivenRecord, row: Row): void {
  for (const { field, copies } of references.filter((each) => each.table === table))
    for (const [name] of copies)
      if (given[name] !== undefined && given[name] !== row[name])
        throw invalid(422, { [`${place}.${name}`]: [`is ${row[name]} in the record of ${field}`] });
}

/** Adds an owner to each organization without members, and rejects data that leaves an organization without an owner. */
function requireOwners(context: DataContext): void {
  const { store, places } = context;
  for (const { id } of store.organizations.all()) {
    const members = store.members.in(id);
    if (members.some(isOwner)) continue;
    const isMember = (row: Row) => members.some(({ user_id }) => user_id === row.id);
    const user = candidatesFor(context, "users").find((row) => !isMember(row));
    const place = places.get(`organizations ${id}`);
    if (place === undefined || !user)
      throw invalid(422, {
        "data.members": [`leave the organization ${id} without an owner. Add one with permission_level: owner`],
      });
    const given = { organization_id: id, user_id: user.id, permission_level: "owner" };
    addRecord(context, { table: "members", given, place });
  }
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
