import type { Handler } from "../../rules/handler.ts";
import { isOwner, memberInPath } from "../organizations/membership.ts";
import { requireRole } from "../roles/rules.ts";

export const deleteMember: Handler<"deleteMember"> = (context) => {
  const { store, path, requirePermissionFor, error } = context;
  requirePermissionFor(path.user_id);
  const target = memberInPath(context);
  if (isOwner(target)) throw error("owner");
  store.members.remove(target.id);
  return { message: "Member removed" };
};

export const getMember: Handler<"getMember"> = (context) => ({ data: memberInPath(context) });

export const listMembers: Handler<"listMembers"> = ({ organization, list }) =>
  list("members", { organization_id: organization.id });

export const transferOwnership: Handler<"transferOwnership"> = (context) => {
  const { store, member: owner, error } = context;
  const next = memberInPath(context);
  if (isOwner(next)) throw error("alreadyOwner");
  // Owners have the built-in role `admin`. The previous owner keeps the role, and the new owner gets it.
  store.members.update(owner, { permission_level: "admin" });
  return { data: store.members.update(next, { role_id: owner.role_id, permission_level: "owner" }) };
};

export const updateMember: Handler<"updateMember"> = (context) => {
  const { store, body, error } = context;
  const target = memberInPath(context);
  if (isOwner(target)) throw error("owner");
  const role = requireRole(context, body.role_id);
  return { data: store.members.update(target, { role_id: role.id }) };
};
