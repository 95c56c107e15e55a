import type { Handler } from "../../call.ts";
import { renamePerson } from "../../rules/organizations/people.ts";

export const updateCurrentUser: Handler<"updateCurrentUser"> = ({ store, caller, body }) => {
  const name = body.name ?? caller.user.name;
  renamePerson(store, caller.user.id, name);
  return { user: { ...caller.user, name } };
};
