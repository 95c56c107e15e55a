import type { Handler } from "../../call.ts";
import { removePasskey } from "../../rules/authentication/passkeys.ts";
import { found } from "../../rules/find.ts";

export const deletePasskey: Handler<"deletePasskey"> = ({ store, caller, path, refuse }) => {
  const passkey = found(
    store.passkeys.in(caller.user.id).find(({ id }) => id === path.id),
    refuse,
  );
  removePasskey(store, passkey);
  return { message: "Passkey deleted" };
};
