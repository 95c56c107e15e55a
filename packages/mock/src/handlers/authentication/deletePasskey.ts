import type { Handler } from "../../call.ts";

export const deletePasskey: Handler<"deletePasskey"> = ({ store, caller, path, refuse }) => {
  const passkey = store.passkeys.get(path.id);
  if (passkey?.user_id !== caller.user.id) throw refuse("notFound");
  for (const login of store.logins.in(caller.user.id)) {
    if (login.passkey_id === passkey.id) store.logins.update(login, { passkey_id: null });
  }
  store.passkeys.remove(passkey.id);
  return { message: "Passkey deleted" };
};
