import type { Handler } from "../../handler.ts";
import { requireFound } from "../../rules/records.ts";

export const deletePasskey: Handler<"deletePasskey"> = ({ store, caller, path, error }) => {
  const passkey = requireFound(
    store.passkeys.in(caller.user.id).find(({ id }) => id === path.id),
    error,
  );
  store.passkeys.remove(passkey.id);
  return { message: "Passkey deleted" };
};
