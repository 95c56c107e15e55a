import { type Store, tableNames } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

/** Removes an organization and everything in it. Accounts stay, and so do mails, which are in their readers' hands. */
export function removeOrganization(store: Store, id: string): void {
  const gone = new Set([id]);
  let before: number;
  // What belongs to something that goes, goes too, until nothing more is found.
  do {
    before = gone.size;
    for (const name of tableNames) removeParts(store, name, gone);
  } while (gone.size > before);
}

function removeParts<Name extends keyof Tables>(store: Store, name: Name, gone: Set<string>): void {
  const collection = store[name];
  for (const record of collection.all()) {
    if (!gone.has(wholeOf[name](record) ?? "")) continue;
    gone.add(record.id);
    collection.remove(record.id);
  }
}

const ofOrganization = ({ organization_id }: { organization_id: string | null }) => organization_id;
const ofSession = ({ session_id }: { session_id: string }) => session_id;
const ofPlaybook = ({ playbook_id }: { playbook_id: string }) => playbook_id;
const ofNothing = () => null;

// The id of what a record is a part of. Whoever adds a table says here with what its records go.
const wholeOf: { [Name in keyof Tables]: (record: Tables[Name]) => string | null } = {
  organizations: ({ id }) => id,
  members: ofOrganization,
  roles: ofOrganization,
  deleted_roles: ofOrganization,
  invitations: ofOrganization,
  projects: ofOrganization,
  repositories: ofOrganization,
  sessions: ofOrganization,
  tasks: ofSession,
  session_visibilities: ({ id }) => id,
  jobs: ({ subject_id }) => subject_id,
  resources: ofOrganization,
  versions: ({ resource_id }) => resource_id,
  playbooks: ofOrganization,
  conventions: ofPlaybook,
  challenges: ofPlaybook,
  playbook_subscriptions: ofOrganization,
  experiments: ofOrganization,
  users: ofNothing,
  passkeys: ofNothing,
  logins: ofNothing,
  access_tokens: ofNothing,
  refresh_tokens: ofNothing,
  device_grants: ofNothing,
  magic_links: ofNothing,
  passkey_challenges: ofNothing,
  mails: ofNothing,
};
