import { copies } from "./copies.ts";
import type { Tables } from "./tables.ts";

export interface Reference {
  table: keyof Tables;
  /** The field with the ID of a record in `target`, or null. A field with a person contains the ID. */
  field: string;
  target: keyof Tables;
  /**
   * The effect on this record when that record is removed: this record is removed too, these fields become null, or
   * the reference remains.
   */
  onRemoval: "remove" | "keep" | readonly string[];
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

const required = Object.entries(owners).flatMap(([table, fields]) =>
  Object.entries(fields).map(([field, target]) => ({ table, field, target, onRemoval: "remove" }) as Reference),
);

const isRequired = ({ table, field }: { table: string; field: string }) =>
  required.some((each) => each.table === table && each.field === field);

/** All fields with the ID of a record in a table. */
export const references: readonly Reference[] = [
  ...required,
  { table: "sessions", field: "repository_id", target: "repositories", onRemoval: ["repository_id"] },
  { table: "sessions", field: "experiment_id", target: "experiments", onRemoval: ["experiment_id", "experiment_arm"] },
  { table: "logins", field: "passkey_id", target: "passkeys", onRemoval: ["passkey_id"] },
  ...copies
    .filter((copy) => !isRequired(copy))
    .map(({ table, field, source }): Reference => ({ table, field, target: source, onRemoval: "keep" })),
  { table: "device_grants", field: "user_id", target: "users", onRemoval: "keep" },
  { table: "passkey_challenges", field: "user_id", target: "users", onRemoval: "keep" },
  { table: "playbooks", field: "extends_playbook_id", target: "playbooks", onRemoval: "keep" },
  { table: "resources", field: "parent_id", target: "resources", onRemoval: "keep" },
];
