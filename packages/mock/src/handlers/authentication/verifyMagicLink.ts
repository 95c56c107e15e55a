import type { Handler } from "../../call.ts";
import { signIn } from "../../rules/authentication/logins.ts";
import { userWithEmail } from "../../rules/authentication/users.ts";

export const verifyMagicLink: Handler<"verifyMagicLink"> = (call) => {
  const { store, body, now, refuse } = call;
  const link = store.magic_links.get(body.token);
  if (!link || link.used || link.expires_at <= now()) throw refuse("rejected");
  store.magic_links.update(link, { used: true });
  return signIn(call, { userId: userWithEmail(call, link.email).id, method: "magic_link" });
};
