import type { Handler } from "../../call.ts";
import { membershipsOf, removePerson } from "../../rules/organizations/people.ts";

export const deleteCurrentUser: Handler<"deleteCurrentUser"> = ({ store, caller, refuse }) => {
  const isOwner = membershipsOf(store, caller.user.id).some(({ permission_level }) => permission_level === "owner");
  if (isOwner) throw refuse("ownsOrganization");
  removePerson(store, caller.user.id);
  return { user: caller.user };
};
