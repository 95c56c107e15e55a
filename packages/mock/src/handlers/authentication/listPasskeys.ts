import type { Handler } from "../../handler.ts";
import { toPasskey } from "../../rules/authentication/passkeys.ts";

export const listPasskeys: Handler<"listPasskeys"> = ({ store, caller }) =>
  store.passkeys.in(caller.user.id).map(toPasskey);
