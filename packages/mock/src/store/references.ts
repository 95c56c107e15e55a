import type { Tables } from "./tables.ts";

export interface Reference {
  table: keyof Tables;
  /** The field with the ID of a record in `target`, or null. */
  field: string;
  target: keyof Tables;
  /** The fields that become null when that record is removed. Undefined if this record is removed too. */
  clear?: readonly string[];
}

type Owners = { [Name in keyof Tables]?: { [Field in keyof Tables[Name]]?: keyof Tables } };

// A record is removed with the record that it belongs to.
const owners: Owners = {
  passkeys: { user_id: "users" },
  members: { organization_id: "organizations", user_id: "users" },
  roles: { organization_id: "organizations" },
  deleted_roles: { organization_id: "organizations" },
  invitations: { organization_id: "organizations" },
  projects: { organization_id: "organizations" },
  sessions: { organization_id: "organizations", project_id: "projects" },
  session_visibilities: { id: "sessions" },
  planned_analyses: { id: "sessions" },
  jobs: { subject_id: "sessions" },
  tasks: { session_id: "sessions" },
  repositories: { organization_id: "organizations", project_id: "projects" },
  resources: { organization_id: "organizations", project_id: "projects" },
  versions: { resource_id: "resources" },
  experiments: { organization_id: "organizations", resource_id: "resources" },
  playbooks: { organization_id: "organizations" },
  conventions: { playbook_id: "playbooks" },
  playbook_subscriptions: { organization_id: "organizations", playbook_id: "playbooks" },
  challenges: { playbook_id: "playbooks", convention_id: "conventions" },
  logins: { user_id: "users" },
  access_tokens: { login_id: "logins" },
  refresh_tokens: { login_id: "logins" },
};

/** Other references can point to a record that was deleted, such as the author of a version. */
export const references: readonly Reference[] = [
  ...Object.entries(owners).flatMap(([table, fields]) =>
    Object.entries(fields).map(([field, target]) => ({ table, field, target }) as Reference),
  ),
  { table: "sessions", field: "repository_id", target: "repositories", clear: ["repository_id"] },
  { table: "sessions", field: "experiment_id", target: "experiments", clear: ["experiment_id", "experiment_arm"] },
  { table: "logins", field: "passkey_id", target: "passkeys", clear: ["passkey_id"] },
];
