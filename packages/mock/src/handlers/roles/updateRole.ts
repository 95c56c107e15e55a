import type { Handler } from "../../call.ts";
import { grantOf, isOwner, membersWith } from "../../rules/organizations/membership.ts";

export const updateRole: Handler<"updateRole"> = ({ store, find, body, refuse }) => {
  const role = find("roles");
  if (role.built_in) throw refuse("builtIn");
  const data = store.roles.update(role, body);
  for (const member of membersWith(store, data)) store.members.update(member, grantOf(data, isOwner(member)));
  return { data };
};
