import type { Handler } from "../../handler.ts";
import { endLogin, issueTokens } from "../../rules/authentication/logins.ts";

export const refreshToken: Handler<"refreshToken"> = (context) => {
  const { store, body, now, error } = context;
  const token = store.refresh_tokens.get(body.refresh_token);
  const login = token && store.logins.get(token.login_id);
  if (!login || login.ended_at !== null) throw error("rejected");
  if (token.used) {
    // A reused refresh token was probably stolen (RFC 9700, section 4.14.2).
    endLogin(store, login, now());
    throw error("rejected");
  }
  store.refresh_tokens.update(token, { used: true });
  return issueTokens(context, login);
};
