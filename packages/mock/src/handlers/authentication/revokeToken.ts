import type { Handler } from "../../handler.ts";
import { endLogin } from "../../rules/authentication/logins.ts";

export const revokeToken: Handler<"revokeToken"> = ({ store, body, caller, now }) => {
  const token = store.refresh_tokens.get(body.refresh_token);
  const login = token && store.logins.get(token.login_id);
  if (login?.user_id === caller.user.id) endLogin(store, login, now());
  return { message: "Token revoked" };
};
