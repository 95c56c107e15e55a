import type { Handler } from "../../handler.ts";
import { signIn } from "../../rules/authentication/logins.ts";
import { consumeChallenge, isAcceptedProof, readBackupState, userHandle } from "../../rules/authentication/passkeys.ts";

export const completePasskeyLogin: Handler<"completePasskeyLogin"> = (context) => {
  const { store, body, now, error } = context;
  const { id, rawId, response } = body.credential;
  if (consumeChallenge(context, response.clientDataJSON, { ceremony: "login", user_id: null })) throw error("rejected");
  const passkey = store.passkeys.find({ credential_id: id });
  if (!passkey || rawId !== id || response.userHandle !== userHandle(passkey.user_id)) throw error("rejected");
  if (!isAcceptedProof(response.signature)) throw error("rejected");
  store.passkeys.update(passkey, {
    backed_up: readBackupState(response.authenticatorData) ?? passkey.backed_up,
    last_used_at: now(),
  });
  return signIn(context, { userId: passkey.user_id, method: "passkey", passkeyId: passkey.id });
};
