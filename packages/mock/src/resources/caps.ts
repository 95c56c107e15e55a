import { type Row, type Store, tableOf } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { tableNames } from "../store/tables.ts";
import { removeUser } from "./authentication/users.ts";
import { isOwner, membershipsOf } from "./organizations/membership.ts";
import { unlinkRepository } from "./repositories/rules.ts";
import { isRoleInUse } from "./roles/rules.ts";

/**
 * Removes the oldest records of each table that exceeds its cap, with their dependents. Initial records are kept and
 * not counted.
 */
export function enforceCaps(store: Store): void {
  for (const name of tableNames) enforceCap(store, name);
}

function enforceCap(store: Store, name: keyof Tables): void {
  const collection = tableOf(store, name);
  const { max = 10_000, remove, isNeeded } = (caps[name] ?? {}) as Cap<Row>;
  if (collection.addedSize <= max) return;
  for (const record of collection.added()) {
    if (collection.addedSize <= max) return;
    if (isNeeded?.(record, store)) continue;
    if (remove) remove(store, record);
    else collection.remove(record.id);
  }
}

interface Cap<T> {
  /** Default 10,000. */
  max?: number;
  /** Default: removes the record with the records that belong to it. */
  remove?(store: Store, record: T): void;
  isNeeded?(record: T, store: Store): boolean;
}

const caps: { [Name in keyof Tables]?: Cap<Tables[Name]> } = {
  organizations: { max: 1000 },
  users: { remove: removeUserWithOrganizations },
  members: { isNeeded: isOwner },
  roles: { isNeeded: (role, store) => role.built_in || isRoleInUse(store, role) },
  deleted_roles: { max: 0, isNeeded: (role, store) => store.invitations.find({ role_id: role.id }) !== undefined },
  repositories: { remove: unlinkRepository },
  // Removed with their sessions.
  session_visibilities: { max: Number.POSITIVE_INFINITY },
  planned_analyses: { max: Number.POSITIVE_INFINITY },
  resources: { max: 1000 },
  versions: { max: 1000, isNeeded: isCurrent },
  device_grants: { max: 1000 },
  magic_links: { max: 1000 },
  passkey_challenges: { max: 1000 },
  mails: { max: 1000 },
};

function isCurrent({ resource_id, version_hash }: Tables["versions"], store: Store): boolean {
  return store.resources.get(resource_id)?.current_version_hash === version_hash;
}

function removeUserWithOrganizations(store: Store, user: Tables["users"]): void {
  const owned = membershipsOf(store, user.id).filter(isOwner);
  for (const { organization_id } of owned) store.organizations.remove(organization_id);
  removeUser(store, user);
}
