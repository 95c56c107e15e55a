import type { Tables } from "./tables.ts";

type CopyFields = (source: never, record: never) => object;

/** The fields that are copies of another record's fields, because the API returns them, by the field with its ID. */
export const copies: Record<string, CopyFields | undefined> = {
  "members.user_id": ({ name, email }: Tables["users"]) => ({ name, email }),
  "members.role_id": roleFieldsOf,
  "invitations.role_id": ({ key }: Tables["roles"]) => ({ role_key: key }),
  "playbook_subscriptions.playbook_id": ({ name, slug }: Tables["playbooks"]) => ({
    playbook_name: name,
    playbook_slug: slug,
  }),
};

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
