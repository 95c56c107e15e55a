import type { Handler } from "../../call.ts";
import { invitationsWith, isInUse } from "../../rules/organizations/roles.ts";

export const deleteRole: Handler<"deleteRole"> = ({ store, find, refuse }) => {
  const role = find("roles");
  if (role.built_in) throw refuse("builtIn");
  if (isInUse(store, role)) throw refuse("inUse");
  store.roles.remove(role.id);
  // Who opens the link of an answered invitation still reads what it offered.
  if (invitationsWith(store, role).length > 0) store.deleted_roles.add(role);
  return { message: "Role deleted" };
};
