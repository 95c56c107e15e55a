import type { SignIn } from "@crewkit/types";
import type { Caller, Handler } from "../../handler.ts";
import type { Tables } from "../../store/tables.ts";

export const listCurrentUserActivity: Handler<"listCurrentUserActivity"> = ({ store, caller }) =>
  store.logins.in(caller.user.id).map((login) => toSignIn(login, caller));

function toSignIn({ user_id, ended_at, ...signIn }: Tables["logins"], { login }: Caller): SignIn {
  return { ...signIn, current: signIn.id === login.id };
}
