import type { Handler } from "../../rules/handler.ts";
import { isRoleInUse } from "./rules.ts";

export const createRole: Handler<"createRole"> = ({ store, organization, body, random, now, error }) => {
  if (store.roles.find({ organization_id: organization.id, key: body.key })) throw error("keyTaken");
  const data = store.roles.add({
    id: random.uuid(),
    organization_id: organization.id,
    key: body.key,
    level: body.level,
    custom_name: body.custom_name,
    permission_level: body.permission_level,
    coaching_mode_enabled: body.coaching_mode_enabled,
    built_in: false,
    created_at: now(),
  });
  return { data };
};

export const deleteRole: Handler<"deleteRole"> = ({ store, find, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  if (isRoleInUse(store, role)) throw error("inUse");
  store.roles.remove(role.id);
  store.deleted_roles.add(role);
  return { message: "Role deleted" };
};

export const getRole: Handler<"getRole"> = ({ find }) => ({ data: find("roles") });

export const listRoles: Handler<"listRoles"> = ({ store, organization }) => store.roles.in(organization.id);

export const updateRole: Handler<"updateRole"> = ({ store, find, body, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  return { data: store.roles.update(role, body) };
};
