import type { Handler } from "../../call.ts";
import { removePasskey } from "../../rules/authentication/passkeys.ts";

export const deletePasskey: Handler<"deletePasskey"> = ({ store, caller, path, refuse }) => {
  const passkey = store.passkeys.get(path.id);
  if (passkey?.user_id !== caller.user.id) throw refuse("notFound");
  removePasskey(store, passkey);
  return { message: "Passkey deleted" };
};
