import type { Handler } from "../../handler.ts";
import { isRoleInUse } from "../../rules/organizations/roles.ts";

export const deleteRole: Handler<"deleteRole"> = ({ store, find, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  if (isRoleInUse(store, role)) throw error("inUse");
  store.roles.remove(role.id);
  store.deleted_roles.add(role);
  return { message: "Role deleted" };
};
