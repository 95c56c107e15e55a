import type { Handler } from "../../handler.ts";
import { isOwner, membersWithRole, roleFieldsOf } from "../../rules/organizations/membership.ts";

export const updateRole: Handler<"updateRole"> = ({ store, find, body, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  const data = store.roles.update(role, body);
  for (const member of membersWithRole(store, data)) store.members.update(member, roleFieldsOf(data, isOwner(member)));
  return { data };
};
