import type { Handler } from "../../call.ts";
import { openChallenge, relyingPartyId } from "../../rules/authentication/passkeys.ts";
import { constantOf } from "../../rules/contract.ts";

export const requestPasskeyLogin: Handler<"requestPasskeyLogin"> = (call) => ({
  data: {
    challenge: openChallenge(call, { ceremony: "login", user_id: null }),
    timeout: constantOf(call.contract, "PasskeyRequestOptions", "timeout"),
    rpId: relyingPartyId(call.origin),
    userVerification: constantOf(call.contract, "PasskeyRequestOptions", "userVerification"),
  },
});
