import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { grantOf, isOwner, membersWith } from "../../rules/organizations/membership.ts";

export const updateRole: Handler<"updateRole"> = (call) => {
  const { store, path, body, refuse } = call;
  const role = inOrganization(store.roles, path.id, call);
  if (role.built_in) throw refuse("builtIn");
  const data = store.roles.update(role, body);
  for (const member of membersWith(store, data)) store.members.update(member, grantOf(data, isOwner(member)));
  return { data };
};
