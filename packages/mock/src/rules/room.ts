import type { Collection } from "../store/collection.ts";
import { type Store, tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { removeExperiment } from "./experiments/experiment-arms.ts";
import { removePerson } from "./organizations/people.ts";
import { removeOrganization } from "./organizations/remove-organization.ts";
import { isInUse } from "./organizations/roles.ts";
import { removeProject, removeResource, removeSession } from "./projects/remove-project.ts";
import { unlinkRepository } from "./projects/repositories.ts";

/**
 * Keeps what is stored bounded: where a kind has more than its room, the oldest that was added goes, with what depends on
 * it. What the mock began with stays.
 */
export function keepBounded(store: Store): void {
  for (const name of tableNames) keepTableBounded(store, name);
}

function keepTableBounded<Name extends keyof Tables>(store: Store, name: Name): void {
  const collection: Collection<Tables[Name]> = store[name];
  const { room = usualRoom, drop, stays } = rooms[name] ?? {};
  if (collection.addedWeight <= room) return;
  // A hundredth at once: to find the oldest takes as long for one as for many.
  for (const record of collection.added()) {
    if (collection.addedWeight <= 0.99 * room) return;
    if (stays?.(record, store)) continue;
    if (drop) drop(record, store);
    else collection.remove(record.id);
  }
}

interface Room<T> {
  /** How much of it is kept: so many records, or as much as the table's weights say. Default 10,000. */
  room?: number;
  /** Removes one with what depends on it. */
  drop?(record: T, store: Store): void;
  /** Whether others need it too much for it to go. */
  stays?(record: T, store: Store): boolean;
}

const usualRoom = 10_000;

// Those that are not named here go alone.
const rooms: { [Name in keyof Tables]?: Room<Tables[Name]> } = {
  organizations: { room: 1000, drop: ({ id }, store) => removeOrganization(store, id) },
  users: { drop: removeUser },
  members: { stays: ({ permission_level }) => permission_level === "owner" },
  roles: { stays: (role, store) => role.built_in || isInUse(store, role) },
  projects: { drop: (project, store) => removeProject(store, project) },
  repositories: { drop: (repository, store) => unlinkRepository(store, repository) },
  sessions: { drop: ({ id }, store) => removeSession(store, id) },
  // They go with their sessions.
  session_visibilities: { room: Number.POSITIVE_INFINITY },
  resources: { drop: (resource, store) => removeResource(store, resource), stays: isParent },
  // Characters of content: some 50 MB.
  versions: { room: 25_000_000, drop: removeVersion },
  experiments: { drop: (experiment, store) => removeExperiment(store, experiment) },
  device_grants: { room: 1000 },
  magic_links: { room: 1000 },
  passkey_challenges: { room: 1000 },
  mails: { room: 1000 },
};

function removeUser({ id }: Tables["users"], store: Store): void {
  const owned = store.members.all().filter((member) => member.user_id === id && member.permission_level === "owner");
  for (const { organization_id } of owned) removeOrganization(store, organization_id);
  removePerson(store, id);
}

function isParent({ id }: Tables["resources"], store: Store): boolean {
  return store.resources.all().some(({ parent_id }) => parent_id === id);
}

// A version that its resource or an experiment works with goes with the resource.
function removeVersion({ id, resource_id, version_hash }: Tables["versions"], store: Store): void {
  const resource = store.resources.get(resource_id);
  const experiments = store.experiments.in(resource?.organization_id ?? "");
  const isTried = experiments.some(
    (each) => each.resource_id === resource_id && JSON.stringify(each).includes(version_hash),
  );
  if (resource && (resource.current_version_hash === version_hash || isTried)) removeResource(store, resource);
  else store.versions.remove(id);
}
