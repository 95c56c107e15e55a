import type { Handler } from "../../handler.ts";
import { isOwner, memberInPath } from "../../rules/organizations/membership.ts";

export const transferOwnership: Handler<"transferOwnership"> = (context) => {
  const { store, member: owner, error } = context;
  const next = memberInPath(context);
  if (isOwner(next)) throw error("alreadyOwner");
  // Every owner has the built-in role `admin`. The new owner gets it too, and the old one keeps it.
  const { role_id, role_key, agent_role } = owner;
  store.members.update(owner, { permission_level: "admin" });
  return { data: store.members.update(next, { role_id, role_key, agent_role, permission_level: "owner" }) };
};
