import type { Handler } from "../../handler.ts";
import { renameUser } from "../../rules/authentication/users.ts";

export const updateCurrentUser: Handler<"updateCurrentUser"> = ({ store, caller, body }) => {
  const name = body.name ?? caller.user.name;
  renameUser(store, caller.user.id, name);
  return { user: { ...caller.user, name } };
};
