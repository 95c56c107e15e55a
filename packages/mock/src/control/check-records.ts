import { type Contract, resolve } from "@crewkit/openapi";
import { describeFaults } from "../messages.ts";
import { invalid } from "../refusal.ts";
import { works } from "../rules/sessions/jobs.ts";
import { loadRecords } from "../store/records.ts";
import { createStore, tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Records } from "../store/world.ts";
import { type Check, createChecks } from "../validation.ts";

type Table = keyof Tables;

// The kinds that answers show as they are, and the contract's schema of them; and work to come, which any request may
// meet. The others nobody sees.
const schemas: { [Name in Table]?: string | object } = {
  users: "User",
  passkeys: "Passkey",
  organizations: "Organization",
  members: "Member",
  roles: "Role",
  deleted_roles: "Role",
  invitations: "Invitation",
  projects: "Project",
  repositories: "Repository",
  sessions: "Session",
  tasks: "SessionTask",
  resources: "Resource",
  versions: "ResourceVersionDetail",
  playbooks: "Playbook",
  conventions: "Convention",
  playbook_subscriptions: "PlaybookSubscription",
  challenges: "ConventionChallenge",
  experiments: "Experiment",
  logins: "SignIn",
  jobs: {
    type: "object",
    required: ["kind", "subject_id", "due_at"],
    properties: { kind: { enum: Object.keys(works) }, subject_id: { type: "string" }, due_at: { type: "string" } },
  },
};

// What answers show of a record, and the record itself does not have.
const computed = new Set(["organizations permission_level", "logins current"]);

/**
 * Judges the records of a snapshot.
 *
 * @throws Refusal 422 on the first record that is none, such as `records.projects.2.slug`.
 */
export function checkRecords(contract: Contract, records: Records): void {
  for (const [table, some] of Object.entries(records)) {
    if (!isTable(table)) throw invalid(422, { [`records.${table}`]: ["is not a kind of record"] });
    checkTable(contract, table, some);
  }
  checkKeys(records);
}

function checkTable(contract: Contract, table: Table, records: readonly { id: string }[]): void {
  const check = checksOf(contract)[table];
  const ids = new Set<string>();
  for (const [index, record] of records.entries()) {
    const place = `records.${table}.${index}`;
    if (ids.has(record.id)) throw invalid(422, { [`${place}.id`]: ["is that of another record too"] });
    ids.add(record.id);
    const faults = check?.(record) ?? [];
    const told = Object.entries(describeFaults(faults)).filter(([field]) => !computed.has(`${table} ${field}`));
    if (told.length > 0) {
      throw invalid(422, Object.fromEntries(told.map(([field, messages]) => [`${place}.${field}`, messages])));
    }
  }
}

// By what the hidden kinds are found is known to the store alone: what it can't load is wrong somewhere.
function checkKeys(records: Records): void {
  try {
    loadRecords(createStore(), records);
  } catch {
    throw invalid(422, { records: ["have one in which a field is missing"] });
  }
}

function isTable(name: string): name is Table {
  return (tableNames as string[]).includes(name);
}

// Each contract's checks are made once.
const prepared = new WeakMap<Contract, { [Name in Table]?: Check }>();

function checksOf(contract: Contract): { [Name in Table]?: Check } {
  const known = prepared.get(contract);
  if (known) return known;
  const createCheck = createChecks(contract);
  const checks = Object.entries(schemas).map(([table, schema]) => {
    const reference = typeof schema === "string" ? { $ref: `#/components/schemas/${schema}` } : schema;
    resolve(contract, reference);
    return [table, createCheck(reference)];
  });
  const made: { [Name in Table]?: Check } = Object.fromEntries(checks);
  prepared.set(contract, made);
  return made;
}
