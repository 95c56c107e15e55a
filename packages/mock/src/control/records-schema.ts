import { type Contract, resolve } from "@crewkit/openapi";
import { oncePer } from "../contract/once.ts";
import type { Check, Checks } from "../contract/validation.ts";
import { works } from "../rules/sessions/jobs.ts";
import type { Tables } from "../store/tables.ts";

/** The check of a snapshot's records: `{ records: { projects: [{ … }] } }`. */
export const recordsCheckOf: (checks: Checks) => Check = oncePer((checks) => {
  const properties = Object.entries(kinds).map(([name, kind]) => [
    name,
    { type: "array", items: schemaOf(checks.document, kind) },
  ]);
  const records = { type: "object", additionalProperties: false, properties: Object.fromEntries(properties) };
  return checks.of({ type: "object", properties: { records } });
});

interface Kind {
  /** The contract's schema of a record. */
  schema?: string;
  /** The field of the schema that responses compute and the record does not have. */
  computed?: string;
  /** The fields of the record that no response shows. */
  hidden?: Record<string, object>;
}

const text = { type: "string" };
const truth = { type: "boolean" };
const moment = { type: "string", format: "date-time", pattern: "Z$" };
const momentOrNull = { ...moment, type: ["string", "null"] };
const uuid = { type: "string", format: "uuid" };
const uuidOrNull = { ...uuid, type: ["string", "null"] };

const kinds: Record<keyof Tables, Kind> = {
  users: { schema: "User" },
  passkeys: { schema: "Passkey", hidden: { user_id: uuid } },
  organizations: { schema: "Organization", computed: "permission_level" },
  members: { schema: "Member" },
  roles: { schema: "Role" },
  deleted_roles: { schema: "Role" },
  invitations: { schema: "Invitation" },
  projects: { schema: "Project" },
  repositories: { schema: "Repository" },
  sessions: { schema: "Session" },
  tasks: { schema: "SessionTask", hidden: { session_id: uuid } },
  resources: { schema: "Resource" },
  versions: { schema: "ResourceVersionDetail", hidden: { resource_id: uuid } },
  playbooks: { schema: "Playbook" },
  conventions: { schema: "Convention" },
  playbook_subscriptions: { schema: "PlaybookSubscription" },
  challenges: { schema: "ConventionChallenge" },
  experiments: { schema: "Experiment" },
  logins: { schema: "SignIn", computed: "current", hidden: { user_id: uuid, ended_at: momentOrNull } },
  access_tokens: { hidden: { login_id: uuid, expires_at: momentOrNull } },
  refresh_tokens: { hidden: { login_id: uuid, used: truth } },
  device_grants: {
    hidden: {
      user_code: text,
      status: { enum: ["pending", "approved", "denied", "claimed"] },
      user_id: uuidOrNull,
      interval: { type: "integer", minimum: 0 },
      polled_at: momentOrNull,
      expires_at: moment,
    },
  },
  magic_links: { hidden: { email: text, used: truth, expires_at: moment } },
  passkey_challenges: {
    hidden: { ceremony: { enum: ["registration", "login"] }, user_id: uuidOrNull, expires_at: moment },
  },
  session_visibilities: { hidden: { visibility: { enum: ["public", "restricted", "private"] } } },
  mails: { hidden: { to: text, kind: { enum: ["magic_link", "invitation"] }, token: text, sent_at: moment } },
  jobs: { hidden: { kind: { enum: Object.keys(works) }, subject_id: text, due_at: moment } },
};

function schemaOf(contract: Contract, { schema, computed, hidden = {} }: Kind): object {
  const own = { type: "object", required: Object.keys(hidden), properties: hidden };
  if (schema === undefined) return own;
  const shown: { required?: string[] } = resolve(contract, { $ref: `#/components/schemas/${schema}` });
  return { allOf: [{ ...shown, required: shown.required?.filter((field) => field !== computed) }, own] };
}
