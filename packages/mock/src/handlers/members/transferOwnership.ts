import type { Handler } from "../../handler.ts";
import { isOwner, memberInPath } from "../../rules/organizations/membership.ts";

export const transferOwnership: Handler<"transferOwnership"> = (context) => {
  const { store, member: owner, error } = context;
  const next = memberInPath(context);
  if (isOwner(next)) throw error("alreadyOwner");
  // Owners have the built-in role `admin`. The previous owner keeps the role, and the new owner gets it.
  store.members.update(owner, { permission_level: "admin" });
  return { data: store.members.update(next, { role_id: owner.role_id, permission_level: "owner" }) };
};
