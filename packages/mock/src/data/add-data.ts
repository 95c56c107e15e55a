import { invalid } from "../api-error.ts";
import { checkRecords } from "../control/validate-records.ts";
import { isOwner } from "../rules/organizations/membership.ts";
import { addBuiltInRoles } from "../rules/organizations/roles.ts";
import { setCurrentVersion } from "../rules/resources/versions.ts";
import { createSlug } from "../rules/text.ts";
import { references } from "../store/references.ts";
import { wellKnownToken } from "../store/sample-data.ts";
import { dumpRecords, loadRecords, type Row, tableNames, tableOf, uniqueFields } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { completeRecord, mergeFields } from "./complete-record.ts";
import { checkFields, type DataContext, type Fields, type MockData } from "./data.ts";
import { firstName } from "./derivations.ts";
import { resolveReferences } from "./resolve-references.ts";

/**
 * Adds records to the store. A record with an existing ID or unique fields changes the existing record. Missing fields
 * are completed.
 *
 * @throws ApiError 422 with the place of the error, such as `data.projects[0].slug`.
 */
export function addData(state: Omit<DataContext, "places">, data: MockData): void {
  const context: DataContext = { ...state, places: new Map() };
  const { contract, store } = context;
  const initial = new Set<object>(tableNames.flatMap((table) => tableOf(store, table).all()));
  checkFields(contract, data);
  for (const table of tablesInOrder()) {
    for (const [index, given] of (data[table] ?? []).entries())
      addRecord(context, table, given, `data.${table}[${index}]`);
    completeTables[table]?.(context, data);
  }
  validate(context, initial);
  // The records are initial records, which are not counted against the limits of the storage.
  loadRecords(store, dumpRecords(store));
}

function addRecord(context: DataContext, table: keyof Tables, given: Fields, place: string): void {
  const collection = tableOf(context.store, table);
  const current = collection.get(String(given.id));
  const organization = typeof current?.organization_id === "string" && { organization_id: current.organization_id };
  const fields = resolveReferences(context, table, { ...organization, ...given }, place);
  const record = current ?? completeRecord(context, table, fields);
  const existing = current ?? collection.find(record);
  const places = placesIn(context, table);
  const other = places.get(existing?.id ?? record.id);
  if (other) {
    const field = current ? "id" : uniqueFields(table).at(-1);
    throw invalid(422, { [`${place}.${field}`]: [`has already been taken by ${other}`] });
  }
  places.set(existing?.id ?? record.id, place);
  if (existing) {
    const changes = Object.entries(fields).map(([field, value]) => [field, mergeFields(existing[field], value)]);
    collection.update(existing, Object.fromEntries(changes));
  } else {
    const added = collection.add(record);
    completeParts[table]?.(context, added);
  }
}

function placesIn({ places }: DataContext, table: string): Map<string, string> {
  const inTable = places.get(table) ?? new Map<string, string>();
  places.set(table, inTable);
  return inTable;
}

// The records that the API or the sample data has for each new record of a table.
const completeParts: { [Name in keyof Tables]?: (context: DataContext, record: Row) => void } = {
  organizations: (context, { id }) => void addBuiltInRoles(context, id),
  users(context, { id, name, created_at }) {
    const { store } = context;
    const login = completeRecord(context, "logins", { user_id: id, signed_in_at: created_at });
    store.logins.add(login as never);
    const isTaken = (slug: string) => store.access_tokens.get(wellKnownToken(slug)) !== undefined;
    const token = wellKnownToken(createSlug(firstName(String(name)), 63, isTaken));
    store.access_tokens.add({ id: token, login_id: login.id, expires_at: null });
  },
};

// Called when the given records of a table and of the tables that it refers to have been added.
const completeTables: { [Name in keyof Tables]?: (context: DataContext, data: MockData) => void } = {
  members(context) {
    const { members } = context.store;
    for (const organization_id of placesIn(context, "organizations").keys()) {
      if (members.in(organization_id).some(isOwner)) continue;
      const owner = completeRecord(context, "members", { organization_id, permission_level: "owner" }) as never;
      const existing = members.find(owner);
      if (existing) members.update(existing, { permission_level: "owner" });
      else members.add(owner);
    }
  },
  versions(context, data) {
    const { resources, versions } = context.store;
    for (const [resource_id, place] of placesIn(context, "resources"))
      if (versions.in(resource_id).length === 0) addRecord(context, "versions", { resource_id }, place);
    const givenHashes = data.resources?.map(({ current_version_hash }) => current_version_hash) ?? [];
    for (const id of placesIn(context, "versions").keys()) {
      const resource = resources.get(versions.get(id)?.resource_id ?? "");
      const [newest] = versions.in(resource?.id ?? "");
      if (resource && newest && !givenHashes.includes(resource.current_version_hash))
        setCurrentVersion(context, resource, newest);
    }
  },
  conventions(context) {
    const { conventions, playbooks } = context.store;
    for (const playbook of playbooks.all()) {
      const conventions_count = conventions.in(playbook.id).length;
      if (conventions_count !== playbook.conventions_count) playbooks.update(playbook, { conventions_count });
    }
  },
};

// References point to earlier tables. The versions come before experiments, which have the hashes of two versions.
function tablesInOrder(): Iterable<keyof Tables> {
  const ordered = new Set<keyof Tables>();
  const visit = (table: keyof Tables): void => {
    for (const { target } of references.filter((each) => each.table === table && each.target !== table)) visit(target);
    ordered.add(table);
  };
  for (const table of ["versions", ...tableNames] as const) visit(table);
  return ordered;
}

function validate({ checks, store, places }: DataContext, initial: Set<object>): void {
  // Initial records first, so that an error names the place of a given record.
  const entries = tableNames.map((table): [string, Row[]] => {
    const rows = tableOf(store, table).all();
    return [table, rows.sort((a, b) => Number(initial.has(b)) - Number(initial.has(a)))];
  });
  const tables = Object.fromEntries(entries);
  checkRecords(checks, tables as never, {
    isValid: (_, row) => initial.has(row),
    placeOf(table, index) {
      const id = tables[table]?.[index]?.id ?? "";
      return places.get(table)?.get(id) ?? `${table} ${id}`;
    },
  });
}
