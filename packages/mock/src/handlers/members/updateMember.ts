import type { Handler } from "../../handler.ts";
import { isOwner, memberInPath } from "../../rules/organizations/membership.ts";
import { requireRole } from "../../rules/organizations/roles.ts";

export const updateMember: Handler<"updateMember"> = (context) => {
  const { store, body, error } = context;
  const target = memberInPath(context);
  if (isOwner(target)) throw error("owner");
  const role = requireRole(context, body.role_id);
  return { data: store.members.update(target, { role_id: role.id }) };
};
