import { works } from "../rules/sessions/jobs.ts";
import type { Tables } from "../store/tables.ts";

const text = { type: "string" };
const truth = { type: "boolean" };
const moment = { type: "string", format: "date-time", pattern: "Z$" };
const momentOrNull = { ...moment, type: ["string", "null"] };
const uuid = { type: "string", format: "uuid" };
const uuidOrNull = { ...uuid, type: ["string", "null"] };

/**
 * What the records have that no answer shows as it is, by kind: requests work with it all the same, and the contract
 * has no schema of it.
 */
export const hiddenFields: { [Name in keyof Tables]?: object } = {
  passkeys: everyOf({ user_id: uuid }),
  tasks: everyOf({ session_id: uuid }),
  logins: everyOf({ user_id: uuid, ended_at: momentOrNull }),
  access_tokens: everyOf({ login_id: uuid, expires_at: momentOrNull }),
  refresh_tokens: everyOf({ login_id: uuid, used: truth }),
  device_grants: everyOf({
    user_code: text,
    status: { enum: ["pending", "approved", "denied", "claimed"] },
    user_id: uuidOrNull,
    interval: { type: "integer", minimum: 0 },
    polled_at: momentOrNull,
    expires_at: moment,
  }),
  magic_links: everyOf({ email: text, used: truth, expires_at: moment }),
  passkey_challenges: everyOf({
    ceremony: { enum: ["registration", "login"] },
    user_id: uuidOrNull,
    expires_at: moment,
  }),
  session_visibilities: everyOf({ visibility: { enum: ["public", "restricted", "private"] } }),
  mails: everyOf({ to: text, kind: { enum: ["magic_link", "invitation"] }, token: text, sent_at: moment }),
  jobs: everyOf({ kind: { enum: Object.keys(works) }, subject_id: text, due_at: moment }),
};

function everyOf(properties: Record<string, object>): object {
  return { type: "object", required: Object.keys(properties), properties };
}
