import type { Handler } from "../../call.ts";
import { grantOf, isOwner, memberInPath } from "../../rules/organizations/membership.ts";
import { givenRole } from "../../rules/organizations/roles.ts";

export const updateMember: Handler<"updateMember"> = (call) => {
  const { store, body, refuse } = call;
  const target = memberInPath(call);
  if (isOwner(target)) throw refuse("owner");
  const role = givenRole(call, body.role_id ?? "");
  return { data: store.members.update(target, grantOf(role, false)) };
};
