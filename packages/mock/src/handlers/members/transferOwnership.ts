import type { Handler } from "../../call.ts";
import { isOwner, memberInPath } from "../../rules/organizations/membership.ts";

export const transferOwnership: Handler<"transferOwnership"> = (call) => {
  const { store, member: owner, refuse } = call;
  const next = memberInPath(call);
  if (isOwner(next)) throw refuse("alreadyOwner");
  // Every owner has the built-in role `admin`, so the next one gets what this one has, and this one keeps the role.
  const { role_id, role_key, agent_role } = owner;
  store.members.update(owner, { permission_level: "admin" });
  return { data: store.members.update(next, { role_id, role_key, agent_role, permission_level: "owner" }) };
};
