import type { Handler } from "../../handler.ts";
import { createChallenge, relyingPartyId } from "../../rules/authentication/passkeys.ts";
import { constantOf } from "../../rules/contract.ts";

export const requestPasskeyLogin: Handler<"requestPasskeyLogin"> = (context) => ({
  data: {
    challenge: createChallenge(context, { ceremony: "login", user_id: null }),
    timeout: constantOf(context.contract, "PasskeyRequestOptions", "timeout"),
    rpId: relyingPartyId(context.origin),
    userVerification: constantOf(context.contract, "PasskeyRequestOptions", "userVerification"),
  },
});
