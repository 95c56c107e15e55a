import type { Handler } from "../../handler.ts";
import { renameUser } from "../../rules/authentication/users.ts";

export const updateCurrentUser: Handler<"updateCurrentUser"> = ({ store, caller, body }) => {
  renameUser(store, caller.user.id, body.name);
  return { user: { ...caller.user, name: body.name } };
};
