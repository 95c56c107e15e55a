import type { PasskeyCreationOptions, User } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { hasAllPasskeys, openChallenge, relyingPartyId, userHandle } from "../../rules/authentication/passkeys.ts";
import { constantOf, valuesOf } from "../../rules/contract.ts";

export const requestPasskeyRegistration: Handler<"requestPasskeyRegistration"> = (call) => {
  const { user } = call.caller;
  if (hasAllPasskeys(call.store, call.contract, user.id)) throw call.refuse("limitReached");
  return { data: creationOptions(call, user) };
};

type OptionsCall = Pick<Call, "store" | "random" | "now" | "contract" | "origin">;

function creationOptions(call: OptionsCall, { id, name, email }: User): PasskeyCreationOptions {
  const { store, contract, origin } = call;
  return {
    challenge: openChallenge(call, { ceremony: "registration", user_id: id }),
    rp: { id: relyingPartyId(origin), name: "crewkit" },
    user: { id: userHandle(id), name: email, displayName: name },
    pubKeyCredParams: valuesOf(contract, "PasskeyAlgorithm").map((alg) => ({ type: "public-key", alg })),
    timeout: constantOf(contract, "PasskeyCreationOptions", "timeout"),
    excludeCredentials: store.passkeys
      .in(id)
      .map(({ credential_id, transports }) => ({ type: "public-key", id: credential_id, transports })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
}
