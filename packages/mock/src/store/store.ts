import { type Collection, type CollectionOptions, createCollection } from "./collection.ts";
import type { KeyOf } from "./keys.ts";
import { byName, byNameTypeTier, compare, newestFirst } from "./orders.ts";
import type { Tables } from "./tables.ts";

/** All that the mock remembers of the API, a collection for each kind of record. */
export type Store = { [Name in keyof Tables]: Collection<Tables[Name], KeyOf<Name>> };

// By what each kind is listed, in which order, and what of it is unique.
const tables: { [Name in keyof Tables]: CollectionOptions<Tables[Name], KeyOf<Name>> } = {
  users: { key: ({ email }) => email.toLowerCase() },
  passkeys: {
    group: ({ user_id }) => user_id,
    key: ({ credential_id }) => credential_id,
    order: byName(({ name }) => name),
  },
  organizations: { key: ({ slug }) => slug, order: byName(({ name }) => name) },
  members: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, user_id }) => `${organization_id} ${user_id}`,
    order: byName(({ name }) => name),
  },
  roles: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, key }) => `${organization_id} ${key}`,
    order: byName(({ key }) => key),
  },
  deleted_roles: {},
  invitations: {
    group: ({ organization_id }) => organization_id,
    key: ({ token }) => token,
    order: newestFirst(({ created_at }) => created_at),
  },
  projects: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, slug }) => `${organization_id} ${slug}`,
    order: byName(({ name }) => name),
  },
  repositories: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, remote_url }) => `${organization_id} ${remote_url}`,
    order: byName(({ name }) => name),
  },
  sessions: {
    group: ({ organization_id }) => organization_id,
    order: newestFirst(({ started_at }) => started_at),
  },
  tasks: { group: ({ session_id }) => session_id, order: (a, b) => compare(a.started_at, b.started_at) },
  resources: {
    group: ({ organization_id }) => organization_id ?? "",
    key: ({ organization_id, project_id, resource_type, name }) =>
      `${organization_id} ${project_id} ${resource_type} ${name}`,
    order: byNameTypeTier,
  },
  versions: {
    group: ({ resource_id }) => resource_id,
    key: ({ resource_id, version_hash }) => `${resource_id} ${version_hash}`,
    order: (a, b) => b.version_number - a.version_number,
  },
  playbooks: { group: ({ organization_id }) => organization_id ?? "", order: byName(({ name }) => name) },
  conventions: {
    group: ({ playbook_id }) => playbook_id,
    key: ({ playbook_id, key }) => `${playbook_id} ${key}`,
    order: (a, b) => compare(a.category, b.category) || compare(a.key, b.key),
  },
  playbook_subscriptions: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, playbook_id }) => `${organization_id} ${playbook_id}`,
    order: byName(({ playbook_name }) => playbook_name),
  },
  challenges: { group: ({ playbook_id }) => playbook_id },
  experiments: {
    group: ({ organization_id }) => organization_id,
    key: ({ organization_id, slug }) => `${organization_id} ${slug}`,
    order: newestFirst(({ created_at }) => created_at),
  },
  logins: { group: ({ user_id }) => user_id, order: newestFirst(({ signed_in_at }) => signed_in_at) },
  access_tokens: { group: ({ login_id }) => login_id },
  refresh_tokens: { group: ({ login_id }) => login_id },
  device_grants: { key: ({ user_code }) => user_code },
  magic_links: {},
  passkey_challenges: {},
  session_visibilities: {},
  mails: { order: newestFirst(({ sent_at }) => sent_at) },
  jobs: {},
};

/** The names of the kinds of records. */
export const tableNames = Object.keys(tables) as (keyof Tables)[];

/** Makes an empty store. */
export function createStore(): Store {
  const collections = Object.entries(tables).map(([name, options]) => [name, createCollection(options as object)]);
  return Object.fromEntries(collections) as Store;
}
