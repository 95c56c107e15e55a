import type { SignIn } from "@crewkit/types";
import type { Caller, Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import type { Login } from "../../store/tables.ts";

export const listCurrentUserActivity: Handler<"listCurrentUserActivity"> = ({ store, caller, query }) =>
  page(
    store.logins.in(caller.user.id).map((login) => toSignIn(login, caller)),
    query,
  );

function toSignIn({ user_id, ended_at, ...signIn }: Login, { login }: Caller): SignIn {
  return { ...signIn, current: signIn.id === login.id };
}
