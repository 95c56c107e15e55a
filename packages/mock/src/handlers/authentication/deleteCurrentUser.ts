import type { Handler } from "../../handler.ts";
import { removeUser } from "../../rules/authentication/users.ts";
import { isOwner, membershipsOf } from "../../rules/organizations/membership.ts";

export const deleteCurrentUser: Handler<"deleteCurrentUser"> = ({ store, caller, error }) => {
  if (membershipsOf(store, caller.user.id).some(isOwner)) throw error("ownsOrganization");
  removeUser(store, caller.user);
  return { user: caller.user };
};
