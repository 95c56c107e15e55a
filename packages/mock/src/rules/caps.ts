import type { Collection } from "../store/collection.ts";
import { type Store, tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { removeLogin } from "./authentication/logins.ts";
import { removePasskey } from "./authentication/passkeys.ts";
import { removeUser } from "./authentication/users.ts";
import { isOwner, membershipsOf } from "./organizations/membership.ts";
import { isRoleInUse, removeInvitation } from "./organizations/roles.ts";
import { unlinkRepository } from "./projects/projects.ts";
import { removeExperiment, removeOrganization, removeProject, removeResource, removeSession } from "./remove.ts";

/**
 * Removes the oldest records of each table that exceeds its cap, with their dependents. Initial records are kept and
 * not counted.
 */
export function enforceCaps(store: Store): void {
  for (const name of tableNames) enforceCap(store, name);
}

function enforceCap<Name extends keyof Tables>(store: Store, name: Name): void {
  const collection: Collection<Tables[Name]> = store[name];
  const { max = 10_000, remove, isNeeded }: Cap<Tables[Name]> = caps[name] ?? {};
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
  /** Removes a record with its dependents. Default: only the record. */
  remove?(store: Store, record: T): void;
  isNeeded?(record: T, store: Store): boolean;
}

const caps: { [Name in keyof Tables]?: Cap<Tables[Name]> } = {
  organizations: { max: 1000, remove: (store, { id }) => removeOrganization(store, id) },
  users: { remove: removeUserWithOrganizations },
  members: { isNeeded: isOwner },
  roles: { isNeeded: (role, store) => role.built_in || isRoleInUse(store, role) },
  // Removed with the last invitation that refers to them.
  deleted_roles: { max: Number.POSITIVE_INFINITY },
  invitations: { remove: removeInvitation },
  projects: { remove: removeProject },
  repositories: { remove: unlinkRepository },
  sessions: { remove: (store, { id }) => removeSession(store, id) },
  // Removed with their sessions.
  session_visibilities: { max: Number.POSITIVE_INFINITY },
  planned_analyses: { max: Number.POSITIVE_INFINITY },
  resources: { max: 1000, remove: removeResource },
  versions: { max: 1000, isNeeded: isCurrent },
  experiments: { remove: removeExperiment },
  logins: { remove: removeLogin },
  passkeys: { remove: removePasskey },
  device_grants: { max: 1000 },
  magic_links: { max: 1000 },
  passkey_challenges: { max: 1000 },
  mails: { max: 1000 },
};

function isCurrent({ resource_id, version_hash }: Tables["versions"], store: Store): boolean {
  return store.resources.get(resource_id)?.current_version_hash === version_hash;
}

function removeUserWithOrganizations(store: Store, { id }: Tables["users"]): void {
  const owned = membershipsOf(store, id).filter(isOwner);
  for (const { organization_id } of owned) removeOrganization(store, organization_id);
  removeUser(store, id);
}
