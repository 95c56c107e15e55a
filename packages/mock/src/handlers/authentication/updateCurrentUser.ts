import type { Handler } from "../../handler.ts";

export const updateCurrentUser: Handler<"updateCurrentUser"> = ({ store, caller, body }) => {
  return { user: store.users.update(caller.user, body) };
};
