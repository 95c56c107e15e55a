import type { Handler } from "../../handler.ts";
import { invitationsWithRole, isRoleInUse } from "../../rules/organizations/roles.ts";

export const deleteRole: Handler<"deleteRole"> = ({ store, find, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  if (isRoleInUse(store, role)) throw error("inUse");
  store.roles.remove(role.id);
  if (invitationsWithRole(store, role).length > 0) store.deleted_roles.add(role);
  return { message: "Role deleted" };
};
