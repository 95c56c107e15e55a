import type { Handler } from "../../call.ts";
import { toPasskey } from "../../rules/authentication/passkeys.ts";
import { page } from "../../rules/page.ts";

export const listPasskeys: Handler<"listPasskeys"> = ({ store, caller, query }) =>
  page(store.passkeys.in(caller.user.id).map(toPasskey), query);
