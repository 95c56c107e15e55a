import type { Handler } from "../../call.ts";
import { isOwner, isOwnerOrAdmin, memberInPath } from "../../rules/organizations/membership.ts";

export const deleteMember: Handler<"deleteMember"> = (call) => {
  const { store, member, path, refuse } = call;
  const leaves = path.user_id === member.user_id;
  if (!leaves && !isOwnerOrAdmin(member)) throw refuse("insufficientPermission");
  const target = memberInPath(call);
  if (isOwner(target)) throw refuse("owner");
  store.members.remove(target.id);
  return { message: "Member removed" };
};
