import type { Schemas } from "../contract/values.ts";
import {
  type AnySchemas,
  type AnyTable,
  ownedBy,
  person,
  type RecordOf,
  type ReferenceDefinition,
  refersTo,
  type Table,
  table,
} from "./table.ts";

/** The tables of the mock. A table only refers to earlier tables, or to itself. */
const tables = {
  users: table("User", { unique: ["email"] }),
  passkeys: table("Passkey", {
    hidden: { user_id: "uuid" },
    unique: ["credential_id"],
    group: "user_id",
    order: "listPasskeys",
    references: { user_id: ownedBy("users") },
  }),
  organizations: table("Organization", { computed: "permission_level", unique: ["slug"], order: "listOrganizations" }),
  roles: table("Role", {
    unique: ["organization_id", "key"],
    group: "organization_id",
    order: "listRoles",
    references: { organization_id: ownedBy("organizations") },
  }),
  members: table("Member", {
    unique: ["organization_id", "user_id"],
    group: "organization_id",
    order: "listMembers",
    references: {
      organization_id: ownedBy("organizations"),
      user_id: ownedBy("users", { name: "name", email: "email" }),
      role_id: refersTo("roles", {
        copies: { role_key: "key", permission_level: permissionLevelOf, agent_role: agentRoleOf },
      }),
    },
  }),
  invitations: table("Invitation", {
    unique: ["token"],
    group: "organization_id",
    order: "listInvitations",
    references: {
      organization_id: ownedBy("organizations"),
      role_id: refersTo("roles", { copies: { role_key: "key" } }),
      invited_by: person,
    },
  }),
  // Deleted roles that accepted or declined invitations still refer to.
  deleted_roles: table("Role", { references: { organization_id: ownedBy("organizations") } }),
  projects: table("Project", {
    unique: ["organization_id", "slug"],
    group: "organization_id",
    order: "listProjects",
    references: { organization_id: ownedBy("organizations") },
  }),
  repositories: table("Repository", {
    unique: ["organization_id", "remote_url"],
    group: "organization_id",
    order: "listRepositories",
    references: { organization_id: ownedBy("organizations"), project_id: ownedBy("projects") },
  }),
  resources: table("Resource", {
    unique: ["organization_id", "project_id", "resource_type", "name"],
    group: "organization_id",
    order: "listResources",
    references: {
      organization_id: ownedBy("organizations"),
      project_id: ownedBy("projects"),
      parent_id: refersTo("resources"),
    },
  }),
  versions: table("ResourceVersionDetail", {
    hidden: { resource_id: "uuid" },
    unique: ["resource_id", "version_hash"],
    group: "resource_id",
    order: "listResourceVersions",
    references: { resource_id: ownedBy("resources"), author: person },
  }),
  experiments: table("Experiment", {
    unique: ["organization_id", "slug"],
    group: "organization_id",
    order: "listExperiments",
    references: {
      organization_id: ownedBy("organizations"),
      resource_id: ownedBy("resources"),
      created_by: person,
    },
  }),
  sessions: table("Session", {
    group: "organization_id",
    order: "listSessions",
    references: {
      organization_id: ownedBy("organizations"),
      project_id: ownedBy("projects"),
      repository_id: refersTo("repositories", { clears: ["repository_id"] }),
      experiment_id: refersTo("experiments", { clears: ["experiment_id", "experiment_arm"] }),
      user: person,
    },
  }),
  tasks: table("SessionTask", {
    hidden: { session_id: "uuid" },
    group: "session_id",
    order: ["started_at"],
    references: { session_id: ownedBy("sessions") },
  }),
  playbooks: table("Playbook", {
    unique: ["organization_id", "slug"],
    group: "organization_id",
    order: "listAvailablePlaybooks",
    references: { organization_id: ownedBy("organizations"), extends_playbook_id: refersTo("playbooks") },
  }),
  conventions: table("Convention", {
    unique: ["playbook_id", "key"],
    group: "playbook_id",
    order: "listConventions",
    references: { playbook_id: ownedBy("playbooks") },
  }),
  playbook_subscriptions: table("PlaybookSubscription", {
    unique: ["organization_id", "playbook_id"],
    group: "organization_id",
    order: "listPlaybookSubscriptions",
    references: {
      organization_id: ownedBy("organizations"),
      playbook_id: ownedBy("playbooks", { playbook_name: "name", playbook_slug: "slug" }),
    },
  }),
  challenges: table("ConventionChallenge", {
    group: "playbook_id",
    references: {
      playbook_id: ownedBy("playbooks"),
      convention_id: ownedBy("conventions"),
      challenged_by: person,
    },
  }),
  // The logins are also the sign-in history. A login lasts until it is revoked.
  logins: table("SignIn", {
    computed: "current",
    hidden: { user_id: "uuid", ended_at: "timestamp?" },
    group: "user_id",
    order: "listCurrentUserActivity",
    references: { user_id: ownedBy("users"), passkey_id: refersTo("passkeys", { clears: ["passkey_id"] }) },
  }),
  // The `id` of the next four tables is the token or code. A well-known token does not expire.
  access_tokens: table(undefined, {
    hidden: { login_id: "uuid", expires_at: "timestamp?" },
    group: "login_id",
    references: { login_id: ownedBy("logins") },
  }),
  refresh_tokens: table(undefined, {
    hidden: { login_id: "uuid", used: "boolean" },
    group: "login_id",
    references: { login_id: ownedBy("logins") },
  }),
  device_grants: table(undefined, {
    hidden: {
      user_code: "text",
      status: ["pending", "approved", "denied", "claimed"],
      user_id: "uuid?",
      // Seconds that the device must wait between two polls (RFC 8628).
      interval: "count",
      polled_at: "timestamp?",
      expires_at: "timestamp",
    },
    unique: ["user_code"],
    references: { user_id: refersTo("users") },
  }),
  magic_links: table(undefined, { hidden: { email: "text", used: "boolean", expires_at: "timestamp" } }),
  // The `id` is the challenge. `user_id` is null for a login.
  passkey_challenges: table(undefined, {
    hidden: { ceremony: ["registration", "login"], user_id: "uuid?", expires_at: "timestamp" },
    references: { user_id: refersTo("users") },
  }),
  // The visibility of a session (by its `id`) whose repository was unlinked.
  session_visibilities: table(undefined, {
    hidden: { visibility: "Repository.session_visibility" },
    references: { id: ownedBy("sessions") },
  }),
  // The result of the next analysis of a session (by its `id`). A null summary keeps the session's summary.
  planned_analyses: table(undefined, {
    hidden: { outcome: "Session.outcome", summary: "Session.summary" },
    references: { id: ownedBy("sessions") },
  }),
  mails: table(undefined, {
    hidden: { to: "text", kind: ["magic_link", "invitation"], token: "text", sent_at: "timestamp" },
    order: ["-sent_at"],
  }),
  jobs: table(undefined, {
    hidden: { kind: ["analyse_session", "analyse_compacted_session"], subject_id: "text", due_at: "timestamp" },
    order: ["due_at"],
    references: { subject_id: ownedBy("sessions") },
  }),
};

export type Definitions = typeof tables;

/** The definitions for code that applies to all tables. A reference to an unknown table is a type error here. */
export const definitions: Readonly<Record<keyof Definitions, AnyTable<keyof Definitions>>> = tables;

export const tableNames = Object.keys(tables) as (keyof Tables)[];

/** The records of each table. Their enums only have the known values, except with the schemas of `@crewkit/types`. */
export type Tables<Contract extends AnySchemas = Schemas> = {
  [Name in keyof Definitions]: Definitions[Name] extends Table<infer Schema, infer Hidden, infer Computed>
    ? RecordOf<Schema, Hidden, Computed, Contract>
    : never;
};

/** A record to add. The store sets the copied fields, so an object with the ID is enough for a person. */
export type NewRecord<Name extends keyof Tables> = WithoutNames<Omit<Tables[Name], CopiedFields<Name>>> &
  Partial<Tables[Name]>;

type CopiedFields<Name extends keyof Tables> =
  ReferencesOf<Definitions[Name]> extends infer References
    ? {
        [Field in keyof References]: References[Field] extends ReferenceDefinition<string, infer Copied>
          ? Copied
          : never;
      }[keyof References]
    : never;

type ReferencesOf<Definition> =
  Definition extends Table<infer _Schema, infer _Hidden, infer _Computed, infer References> ? References : never;

type WithoutNames<T> = { [Field in keyof T]: T[Field] extends Person | null ? ReferenceTo<T[Field]> : T[Field] };
type ReferenceTo<Value> = Value extends Person ? Pick<Value, "id"> : Value;
type Person = { id: string; name: string };

// The owner keeps the permission level `owner`.
function permissionLevelOf(
  { permission_level }: Schemas["Role"],
  member: Partial<Schemas["Member"]>,
): Schemas["Member"]["permission_level"] {
  return member.permission_level === "owner" ? "owner" : permission_level;
}

function agentRoleOf({ coaching_mode_enabled, level }: Schemas["Role"]): Schemas["Member"]["agent_role"] {
  if (coaching_mode_enabled) return "coaching";
  return level === 3 ? "autonomous" : "collaborative";
}
