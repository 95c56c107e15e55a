import type { Collection } from "../store/collection.ts";
import { type Store, tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { removeLogin } from "./authentication/logins.ts";
import { removePasskey } from "./authentication/passkeys.ts";
import { removeUser } from "./authentication/users.ts";
import { removeExperiment } from "./experiments/remove-experiment.ts";
import { isOwner, membershipsOf } from "./organizations/membership.ts";
import { removeOrganization } from "./organizations/remove-organization.ts";
import { isInUse, removeInvitation } from "./organizations/roles.ts";
import { removeProject } from "./projects/remove-project.ts";
import { unlinkRepository } from "./projects/repositories.ts";
import { removeResource } from "./resources/remove-resource.ts";
import { neededVersions, parents, removeVersion } from "./resources/version-room.ts";
import { removeSession } from "./sessions/remove-session.ts";

/**
 * Keeps what is stored bounded: where a kind has more than its room, the oldest that was added goes, with what depends on
 * it. What the mock began with stays.
 */
export function keepBounded(store: Store): void {
  for (const name of tableNames) keepTableBounded(store, name);
}

function keepTableBounded<Name extends keyof Tables>(store: Store, name: Name): void {
  const collection: Collection<Tables[Name]> = store[name];
  const room: Room<Tables[Name]> = rooms[name] ?? {};
  const most = room.most ?? usualRoom;
  let before = Number.POSITIVE_INFINITY;
  // What goes may have been what others had to stay for.
  while (collection.addedWeight > most && collection.addedWeight < before) {
    before = collection.addedWeight;
    dropOldest(store, collection, { ...room, most });
  }
}

// In one pass, since it may be thousands of small ones that go for a large one; and a hundredth more than must, since to
// find the oldest takes as long for one as for many.
function dropOldest<T extends { id: string }>(
  store: Store,
  collection: Collection<T>,
  { most, drop, stays }: Room<T> & { most: number },
): void {
  const isNeeded = stays?.(store);
  for (const record of collection.added()) {
    if (collection.addedWeight <= 0.99 * most) return;
    if (isNeeded?.(record)) continue;
    if (drop) drop(record, store);
    else collection.remove(record.id);
  }
}

interface Room<T> {
  /** How much of it is kept: so many records, or as much as the table's weights say. Default 10,000. */
  most?: number;
  /** Removes one with what depends on it. */
  drop?(record: T, store: Store): void;
  /** Tells, as things are now, whether others need one too much for it to go. */
  stays?(store: Store): (record: T) => boolean;
}

const usualRoom = 10_000;

// Those that are not named here go alone.
const rooms: { [Name in keyof Tables]?: Room<Tables[Name]> } = {
  organizations: { most: 1000, drop: ({ id }, store) => removeOrganization(store, id) },
  users: { drop: removeUserWithOrganizations },
  members: { stays: () => isOwner },
  roles: { stays: (store) => (role) => role.built_in || isInUse(store, role) },
  // They go with the last of the invitations that offered them.
  deleted_roles: { most: Number.POSITIVE_INFINITY },
  invitations: { drop: (invitation, store) => removeInvitation(store, invitation) },
  projects: { drop: (project, store) => removeProject(store, project) },
  repositories: { drop: (repository, store) => unlinkRepository(store, repository) },
  sessions: { drop: ({ id }, store) => removeSession(store, id) },
  // They go with their sessions.
  session_visibilities: { most: Number.POSITIVE_INFINITY },
  resources: { drop: (resource, store) => removeResource(store, resource), stays: parents },
  // Characters of content: some 80 MB, and more than one request brings.
  versions: { most: 40_000_000, drop: removeVersion, stays: neededVersions },
  experiments: { drop: (experiment, store) => removeExperiment(store, experiment) },
  logins: { drop: (login, store) => removeLogin(store, login) },
  passkeys: { drop: (passkey, store) => removePasskey(store, passkey) },
  device_grants: { most: 1000 },
  magic_links: { most: 1000 },
  passkey_challenges: { most: 1000 },
  mails: { most: 1000 },
};

function removeUserWithOrganizations({ id }: Tables["users"], store: Store): void {
  const owned = membershipsOf(store, id).filter(isOwner);
  for (const { organization_id } of owned) removeOrganization(store, organization_id);
  removeUser(store, id);
}
