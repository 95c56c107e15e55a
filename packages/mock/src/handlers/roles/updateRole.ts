import type { Handler } from "../../handler.ts";

export const updateRole: Handler<"updateRole"> = ({ store, find, body, error }) => {
  const role = find("roles");
  if (role.built_in) throw error("builtIn");
  return { data: store.roles.update(role, body) };
};
