import type { components } from "@crewkit/types";

type Schemas = components["schemas"];

/** The contract's schema for each table whose records are part of responses. */
export const schemaNames = {
  users: "User",
  passkeys: "Passkey",
  organizations: "Organization",
  roles: "Role",
  members: "Member",
  invitations: "Invitation",
  // Deleted roles that accepted or declined invitations still refer to.
  deleted_roles: "Role",
  projects: "Project",
  repositories: "Repository",
  resources: "Resource",
  versions: "ResourceVersionDetail",
  experiments: "Experiment",
  sessions: "Session",
  tasks: "SessionTask",
  playbooks: "Playbook",
  conventions: "Convention",
  playbook_subscriptions: "PlaybookSubscription",
  challenges: "ConventionChallenge",
  // The logins are also the sign-in history. A login lasts until it is revoked.
  logins: "SignIn",
} as const;

export const computedFields = { organizations: "permission_level", logins: "current" } as const;

/**
 * Fields that are not part of responses. An array lists the allowed values, `Schema.field` refers to the contract, and
 * `?` allows null.
 */
export const hiddenFields = {
  passkeys: { user_id: "uuid" },
  tasks: { session_id: "uuid" },
  versions: { resource_id: "uuid" },
  logins: { user_id: "uuid", ended_at: "timestamp?" },
  // The `id` of the next four tables is the token or code. A well-known token does not expire.
  access_tokens: { login_id: "uuid", expires_at: "timestamp?" },
  refresh_tokens: { login_id: "uuid", used: "boolean" },
  device_grants: {
    user_code: "text",
    status: ["pending", "approved", "denied", "claimed"],
    user_id: "uuid?",
    // Seconds that the device must wait between two polls (RFC 8628).
    interval: "count",
    polled_at: "timestamp?",
    expires_at: "timestamp",
  },
  magic_links: { email: "text", used: "boolean", expires_at: "timestamp" },
  // The `id` is the challenge. `user_id` is null for a login.
  passkey_challenges: { ceremony: ["registration", "login"], user_id: "uuid?", expires_at: "timestamp" },
  // The visibility of a session (by its `id`) whose repository was unlinked.
  session_visibilities: { visibility: "Repository.session_visibility" },
  // The result of the next analysis of a session (by its `id`). A null summary keeps the session's summary.
  planned_analyses: { outcome: "Session.outcome", summary: "Session.summary" },
  mails: { to: "text", kind: ["magic_link", "invitation"], token: "text", sent_at: "timestamp" },
  jobs: { kind: ["analyse_session", "analyse_compacted_session"], subject_id: "text", due_at: "timestamp" },
} as const;

export type Tables = {
  [Name in keyof typeof schemaNames | keyof typeof hiddenFields]: PublicFields<Name> & HiddenFields<Name>;
};

type PublicFields<Name> = Name extends keyof typeof computedFields
  ? Omit<Schemas[(typeof schemaNames)[Name]], (typeof computedFields)[Name]>
  : Name extends keyof typeof schemaNames
    ? Schemas[(typeof schemaNames)[Name]]
    : { id: string };

type HiddenFields<Name> = Name extends keyof typeof hiddenFields
  ? { -readonly [Field in keyof (typeof hiddenFields)[Name]]: ValueOf<(typeof hiddenFields)[Name][Field]> }
  : unknown;

type ValueOf<FieldType> = FieldType extends readonly (infer Value)[]
  ? Value
  : FieldType extends `${infer Name extends keyof Schemas}.${infer Field}`
    ? Schemas[Name][Field & keyof Schemas[Name]]
    : FieldType extends `${string}?`
      ? string | null
      : FieldType extends "boolean"
        ? boolean
        : FieldType extends "count"
          ? number
          : string;
