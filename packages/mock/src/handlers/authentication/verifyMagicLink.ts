import type { Handler } from "../../handler.ts";
import { signIn } from "../../rules/authentication/logins.ts";
import { findOrCreateUser } from "../../rules/authentication/users.ts";

export const verifyMagicLink: Handler<"verifyMagicLink"> = (context) => {
  const { store, body, now, error } = context;
  const link = store.magic_links.get(body.token);
  if (!link || link.used || link.expires_at <= now()) throw error("rejected");
  store.magic_links.update(link, { used: true });
  return signIn(context, { userId: findOrCreateUser(context, link.email).id, method: "magic_link" });
};
