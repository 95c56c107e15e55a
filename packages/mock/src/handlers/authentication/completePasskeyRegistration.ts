import type { Handler } from "../../handler.ts";
import {
  consumeChallenge,
  hasMaxPasskeys,
  isAcceptedProof,
  isCredentialId,
  readAttestedBackupState,
  toPasskey,
} from "../../rules/authentication/passkeys.ts";

export const completePasskeyRegistration: Handler<"completePasskeyRegistration"> = (context) => {
  const { store, random, contract, body, caller, now, error } = context;
  const { id, rawId, response } = body.credential;
  if (hasMaxPasskeys(store, contract, caller.user.id)) throw error("limitReached");
  const challengeError = consumeChallenge(context, response.clientDataJSON, {
    ceremony: "registration",
    user_id: caller.user.id,
  });
  if (challengeError) throw error(challengeError);
  if (rawId !== id || !isCredentialId(id) || !isAcceptedProof(response.attestationObject)) throw error("notVerified");
  if (store.passkeys.find({ credential_id: id })) throw error("alreadyRegistered");
  const passkey = store.passkeys.add({
    id: random.uuid(),
    user_id: caller.user.id,
    name: body.name,
    credential_id: id,
    transports: [...new Set(response.transports)].sort(),
    backed_up: readAttestedBackupState(response.attestationObject) ?? false,
    created_at: now(),
    last_used_at: null,
  });
  return { data: toPasskey(passkey) };
};
