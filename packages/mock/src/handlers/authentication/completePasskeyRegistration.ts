import type { Handler } from "../../call.ts";
import {
  hasAllPasskeys,
  isCredentialId,
  isGoodProof,
  readAttestedBackedUp,
  takeAnswer,
  toPasskey,
} from "../../rules/authentication/passkeys.ts";

export const completePasskeyRegistration: Handler<"completePasskeyRegistration"> = (call) => {
  const { store, random, contract, body, caller, now, refuse } = call;
  const { id, rawId, response } = body.credential;
  if (hasAllPasskeys(store, contract, caller.user.id)) throw refuse("limitReached");
  const fault = takeAnswer(call, response.clientDataJSON, { ceremony: "registration", user_id: caller.user.id });
  if (fault) throw refuse(fault);
  if (rawId !== id || !isCredentialId(id) || !isGoodProof(response.attestationObject)) throw refuse("notVerified");
  if (store.passkeys.find({ credential_id: id })) throw refuse("alreadyRegistered");
  const passkey = store.passkeys.add({
    id: random.uuid(),
    user_id: caller.user.id,
    name: body.name,
    credential_id: id,
    transports: [...new Set(response.transports)].sort(),
    backed_up: readAttestedBackedUp(response.attestationObject) ?? false,
    created_at: now(),
    last_used_at: null,
  });
  return { data: toPasskey(passkey) };
};
