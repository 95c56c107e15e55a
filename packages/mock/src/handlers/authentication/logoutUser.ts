import type { Handler } from "../../handler.ts";
import { endLogin } from "../../rules/authentication/logins.ts";

export const logoutUser: Handler<"logoutUser"> = ({ store, caller, now }) => {
  endLogin(store, caller.login, now());
  return { message: "Logged out" };
};
