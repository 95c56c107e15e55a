import type { Handler } from "../../call.ts";
import { signIn } from "../../rules/authentication/logins.ts";
import { isGoodProof, readBackedUp, takeAnswer, userHandle } from "../../rules/authentication/passkeys.ts";

export const completePasskeyLogin: Handler<"completePasskeyLogin"> = (call) => {
  const { store, body, now, refuse } = call;
  const { id, rawId, response } = body.credential;
  if (takeAnswer(call, response.clientDataJSON, { ceremony: "login", user_id: null })) throw refuse("rejected");
  const passkey = store.passkeys.find({ credential_id: id });
  if (!passkey || rawId !== id || response.userHandle !== userHandle(passkey.user_id)) throw refuse("rejected");
  if (!isGoodProof(response.signature)) throw refuse("rejected");
  store.passkeys.update(passkey, {
    backed_up: readBackedUp(response.authenticatorData) ?? passkey.backed_up,
    last_used_at: now(),
  });
  return signIn(call, { userId: passkey.user_id, method: "passkey", passkeyId: passkey.id });
};
