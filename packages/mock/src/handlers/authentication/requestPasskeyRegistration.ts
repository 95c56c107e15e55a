import type { PasskeyCreationOptions, User } from "@crewkit/types";
import type { Handler, HandlerContext } from "../../handler.ts";
import { createChallenge, hasMaxPasskeys, relyingPartyId, userHandle } from "../../rules/authentication/passkeys.ts";
import { constantOf, enumValuesOf } from "../../rules/contract.ts";

export const requestPasskeyRegistration: Handler<"requestPasskeyRegistration"> = (context) => {
  const { user } = context.caller;
  if (hasMaxPasskeys(context.store, context.contract, user.id)) throw context.error("limitReached");
  return { data: creationOptions(context, user) };
};

type OptionsContext = Pick<HandlerContext, "store" | "random" | "now" | "contract" | "origin">;

function creationOptions(context: OptionsContext, { id, name, email }: User): PasskeyCreationOptions {
  const { store, contract, origin } = context;
  return {
    challenge: createChallenge(context, { ceremony: "registration", user_id: id }),
    rp: { id: relyingPartyId(origin), name: "crewkit" },
    user: { id: userHandle(id), name: email, displayName: name },
    pubKeyCredParams: enumValuesOf(contract, "PasskeyAlgorithm").map((alg) => ({ type: "public-key", alg })),
    timeout: constantOf(contract, "PasskeyCreationOptions", "timeout"),
    excludeCredentials: store.passkeys
      .in(id)
      .map(({ credential_id, transports }) => ({ type: "public-key", id: credential_id, transports })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
}
