import type { Handler } from "../../call.ts";
import { removeUser } from "../../rules/authentication/users.ts";
import { isOwner, membershipsOf } from "../../rules/organizations/membership.ts";

export const deleteCurrentUser: Handler<"deleteCurrentUser"> = ({ store, caller, refuse }) => {
  if (membershipsOf(store, caller.user.id).some(isOwner)) throw refuse("ownsOrganization");
  removeUser(store, caller.user.id);
  return { user: caller.user };
};
