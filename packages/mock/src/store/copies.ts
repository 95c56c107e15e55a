import type { Tables } from "./tables.ts";

/** Fields of a record that are copies of another record's fields, because the API returns them. */
export interface Copy {
  table: keyof Tables;
  /** The field with the ID of the source, or with an object that contains the ID. */
  field: string;
  source: keyof Tables;
  fields(source: object, record: object): Record<string, unknown>;
}

export const copies: readonly Copy[] = [
  copy("members", "user_id", "users", ({ name, email }) => ({ name, email })),
  copy("members", "role_id", "roles", roleFieldsOf),
  copy("invitations", "role_id", "roles", ({ key }) => ({ role_key: key })),
  copy("playbook_subscriptions", "playbook_id", "playbooks", ({ name, slug }) => ({
    playbook_name: name,
    playbook_slug: slug,
  })),
  copy("sessions", "user", "users", ({ id, name }) => ({ user: { id, name } })),
  copy("invitations", "invited_by", "users", ({ id, name }) => ({ invited_by: { id, name } })),
  copy("versions", "author", "users", ({ id, name }) => ({ author: { id, name } })),
  copy("challenges", "challenged_by", "users", ({ id, name }) => ({ challenged_by: { id, name } })),
  copy("experiments", "created_by", "users", ({ id, name }) => ({ created_by: { id, name } })),
];

interface CopiedFields {
  members: "name" | "email" | "role_key" | "permission_level" | "agent_role";
  invitations: "role_key";
  playbook_subscriptions: "playbook_name" | "playbook_slug";
}

/** A record to add. The store sets the copied fields, so an object with the ID is enough for a person. */
export type NewRecord<Name extends keyof Tables> = Name extends keyof CopiedFields
  ? WithoutNames<Omit<Tables[Name], CopiedFields[Name]>> & Partial<Tables[Name]>
  : WithoutNames<Tables[Name]>;

type WithoutNames<T> = { [Field in keyof T]: T[Field] extends Person | null ? ReferenceTo<T[Field]> : T[Field] };
type ReferenceTo<Value> = Value extends Person ? Pick<Value, "id"> : Value;
type Person = { id: string; name: string };

export function copiedFieldsOf(copy: Copy): string[] {
  return Object.keys(copy.fields({}, {}));
}

type Member = Tables["members"];

/** The fields of a member that come from the role. The owner keeps the permission level `owner`. */
export function roleFieldsOf(
  role: Tables["roles"],
  { permission_level }: Partial<Member>,
): Pick<Member, "role_key" | "permission_level" | "agent_role"> {
  return {
    role_key: role.key,
    permission_level: permission_level === "owner" ? permission_level : role.permission_level,
    agent_role: agentRole(role),
  };
}

function agentRole({ coaching_mode_enabled, level }: Tables["roles"]): Member["agent_role"] {
  if (coaching_mode_enabled) return "coaching";
  return level === 3 ? "autonomous" : "collaborative";
}

function copy<Name extends keyof Tables, Source extends keyof Tables>(
  table: Name,
  field: keyof Tables[Name] & string,
  source: Source,
  fields: (source: Tables[Source], record: Tables[Name]) => Partial<Tables[Name]>,
): Copy {
  return { table, field, source, fields: fields as Copy["fields"] };
}
