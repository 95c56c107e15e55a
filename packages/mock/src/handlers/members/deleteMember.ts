import type { Handler } from "../../handler.ts";
import { isOwner, memberInPath } from "../../rules/organizations/membership.ts";

export const deleteMember: Handler<"deleteMember"> = (context) => {
  const { store, path, requirePermissionFor, error } = context;
  requirePermissionFor(path.user_id);
  const target = memberInPath(context);
  if (isOwner(target)) throw error("owner");
  store.members.remove(target.id);
  return { message: "Member removed" };
};
