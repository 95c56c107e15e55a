import { copies } from "./copies.ts";
import type { Tables } from "./tables.ts";

export interface Reference {
  table: keyof Tables;
  /** The field with the ID of a record in `target`, or null. */
  field: string;
  target: keyof Tables;
  /** If that record is removed, this record is removed too, the reference remains, or these fields become null. */
  onRemoval: "remove" | "keep" | readonly string[];
  /** Whether the field contains an object with the ID and the name of a user. */
  isPerson: boolean;
  /** Returns the fields of the record that are copies of fields of the target. */
  copy?: ((target: object, record: object) => Record<string, unknown>) | undefined;
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

/** All fields with the ID of a record in a table. A table only refers to earlier tables in `tableNames`, or to itself. */
export const references: readonly Reference[] = [
  ...Object.entries(owners).flatMap(([table, fields]) =>
    Object.entries(fields).map(([field, target]) => reference(table, field, target, "remove")),
  ),
  reference("sessions", "repository_id", "repositories", ["repository_id"]),
  reference("sessions", "experiment_id", "experiments", ["experiment_id", "experiment_arm"]),
  reference("logins", "passkey_id", "passkeys", ["passkey_id"]),
  reference("members", "role_id", "roles", "keep"),
  reference("invitations", "role_id", "roles", "keep"),
  reference("device_grants", "user_id", "users", "keep"),
  reference("passkey_challenges", "user_id", "users", "keep"),
  reference("playbooks", "extends_playbook_id", "playbooks", "keep"),
  reference("resources", "parent_id", "resources", "keep"),
  person("sessions", "user"),
  person("invitations", "invited_by"),
  person("versions", "author"),
  person("challenges", "challenged_by"),
  person("experiments", "created_by"),
];

function reference(table: string, field: string, target: keyof Tables, onRemoval: Reference["onRemoval"]): Reference {
  const copy = copies[`${table}.${field}`] as Reference["copy"];
  return { table: table as keyof Tables, field, target, onRemoval, isPerson: false, copy };
}

function person<Name extends keyof Tables>(table: Name, field: keyof Tables[Name] & string): Reference {
  const copy = ({ id, name }: Partial<Tables["users"]>) => ({ [field]: { id, name } });
  return { table, field, target: "users", onRemoval: "keep", isPerson: true, copy };
}
