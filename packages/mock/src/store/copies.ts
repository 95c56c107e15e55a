import type { Tables } from "./tables.ts";

export interface Copy<Source extends keyof Tables = never> {
  table: keyof Tables;
  /** The field with the ID of the source, or with an object that contains the ID. */
  field: string;
  source: Source;
  /** The fields of a record that are copies of fields of the source. */
  fields(source: Tables[Source], record: never): object;
}

const personFields = [
  ["sessions", "user"],
  ["invitations", "invited_by"],
  ["versions", "author"],
  ["challenges", "challenged_by"],
  ["experiments", "created_by"],
] as const;

const fromUsers: Copy<"users">[] = [
  { table: "members", field: "user_id", source: "users", fields: ({ name, email }) => ({ name, email }) },
  ...personFields.map(([table, field]): Copy<"users"> => {
    return { table, field, source: "users", fields: ({ id, name }) => ({ [field]: { id, name } }) };
  }),
];

const fromRoles: Copy<"roles"> = {
  table: "members",
  field: "role_id",
  source: "roles",
  fields: (role, member: Member) => roleFieldsOf(role, member.permission_level === "owner"),
};

/** The fields of records that contain values of other records, because the API returns them. */
export const copies: readonly Copy[] = [...fromUsers, fromRoles] as Copy[];

type Member = Tables["members"];

/** The fields of a member that come from the role. The owner keeps the permission level `owner`. */
export function roleFieldsOf(
  role: Tables["roles"],
  owner: boolean,
): Pick<Member, "role_id" | "role_key" | "permission_level" | "agent_role"> {
  return {
    role_id: role.id,
    role_key: role.key,
    permission_level: owner ? "owner" : role.permission_level,
    agent_role: agentRole(role),
  };
}

function agentRole({ coaching_mode_enabled, level }: Tables["roles"]): Member["agent_role"] {
  if (coaching_mode_enabled) return "coaching";
  return level === 3 ? "autonomous" : "collaborative";
}
