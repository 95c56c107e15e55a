import { type Contract, resolve } from "@crewkit/openapi";
import { describeFaults } from "../contract/messages.ts";
import { oncePer } from "../contract/once.ts";
import type { Check, Checks } from "../contract/validation.ts";
import { invalid } from "../refusal.ts";
import { tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Records } from "../store/world.ts";
import { checkReferences } from "./check-references.ts";
import { hiddenFields } from "./hidden-kinds.ts";

type Table = keyof Tables;

// The kinds that answers show as they are, and the contract's schema of them.
const shown: { [Name in Table]?: string } = {
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
};

// What answers show of a record, and the record itself does not have.
const computed = new Set(["organizations permission_level", "logins current"]);

/**
 * Judges the records of a snapshot.
 *
 * @throws Refusal 422 on the first record that is none, such as `records.projects.2.slug`.
 */
export function checkRecords(checks: Checks, records: Records): void {
  for (const [table, some] of Object.entries(records)) {
    if (!isTable(table)) throw invalid(422, { [`records.${table}`]: ["is not a kind of record"] });
    checkTable(checks, table, some);
  }
  checkReferences(records);
}

function checkTable(checks: Checks, table: Table, records: readonly { id: string }[]): void {
  const check = recordChecksOf(checks)[table];
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

function isTable(name: string): name is Table {
  return (tableNames as string[]).includes(name);
}

/** What judges the records of each kind. */
export const recordChecksOf: (checks: Checks) => { [Name in Table]?: Check } = oncePer((checks) =>
  Object.fromEntries(tableNames.map((table) => [table, checks.of(schemaOf(checks.document, table))])),
);

function schemaOf(contract: Contract, table: Table): object {
  const { [table]: name } = shown;
  const reference = { $ref: `#/components/schemas/${name}` };
  if (name !== undefined) resolve(contract, reference);
  return { allOf: [...(name === undefined ? [] : [reference]), hiddenFields[table] ?? {}] };
}
