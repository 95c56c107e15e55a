import type { Handler } from "../../handler.ts";
import { isOwner, isOwnerOrAdmin, memberInPath } from "../../rules/organizations/membership.ts";

export const deleteMember: Handler<"deleteMember"> = (context) => {
  const { store, member, path, error } = context;
  const isLeaving = path.user_id === member.user_id;
  if (!isLeaving && !isOwnerOrAdmin(member)) throw error("insufficientPermission");
  const target = memberInPath(context);
  if (isOwner(target)) throw error("owner");
  store.members.remove(target.id);
  return { message: "Member removed" };
};
