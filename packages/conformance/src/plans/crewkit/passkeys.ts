import type { OperationPlan } from "../../base/plan.ts";
import type { RequestOverrides } from "../../base/request.ts";
import type { RunContext } from "../../base/run-context.ts";
import { valueAt } from "../../values/json.ts";
import { canCreateAccounts } from "./setup/accounts.ts";
import { type Credential, Passkey } from "./setup/authenticator.ts";
import {
  asPasskeyAccount,
  assert,
  asUserAtPasskeyLimit,
  attest,
  challengeIn,
  createPasskeyUser,
  passkeyAccount,
  passkeyAccountWithRoom,
  passkeyUser,
  toOverrides,
  withInvalidPart,
} from "./setup/passkeys.ts";
import { callOperation, sendRequest, unknownId } from "./setup/requests.ts";

// A challenge is valid for 5 minutes.
async function expireChallenge({ clock }: RunContext, credential: Credential): Promise<Credential> {
  await clock.advance(5 * 60 + 1);
  return credential;
}

function registration(create: (context: RunContext, token: string) => Promise<Credential>) {
  return async (context: RunContext): Promise<RequestOverrides> => {
    const { access: token } = await passkeyAccountWithRoom(context);
    return toOverrides(await create(context, token), token);
  };
}

function login(create: (context: RunContext) => Promise<Credential>) {
  return async (context: RunContext): Promise<RequestOverrides> => toOverrides(await create(context));
}

export const passkeys: Record<string, OperationPlan> = {
  requestPasskeyRegistration: { errors: { 422: { limitReached: asUserAtPasskeyLimit } } },
  completePasskeyRegistration: {
    expected: {
      "/data/last_used_at": null,
      "/data/backed_up": true,
      // Sorted. Not in all requests.
      "/data/transports/0": (_, request) =>
        valueAt(request, "/credential/response/transports") === undefined ? undefined : "internal",
    },
    success: async (context, isolated) => {
      if (!isolated && !canCreateAccounts(context)) return {};
      const { access: token } = await (isolated ? passkeyAccountWithRoom : passkeyAccount)(context);
      return toOverrides(await attest(context, token), token);
    },
    errors: {
      422: {
        "challengeClosed (used)": registration(async (context, token) => {
          const credential = await attest(context, token);
          await callOperation(context, "completePasskeyRegistration", toOverrides(credential, token));
          return credential;
        }),
        "challengeClosed (for a login)": registration(async (context) =>
          new Passkey().attest(challengeIn(context, await callOperation(context, "requestPasskeyLogin"), "/data/rpId")),
        ),
        "alreadyRegistered (by another user)": registration(async (context, token) =>
          attest(context, token, (await passkeyUser(context)).passkey),
        ),
        "challengeClosed (of another user)": registration(async (context) =>
          attest(context, (await passkeyUser(context)).token),
        ),
        "challengeClosed (expired)": registration(async (context, token) =>
          expireChallenge(context, await attest(context, token)),
        ),
        notVerified: registration(async (context, token) =>
          withInvalidPart(await attest(context, token), "attestationObject"),
        ),
      },
    },
  },
  completePasskeyLogin: {
    success: async (context, isolated) =>
      isolated || canCreateAccounts(context) ? toOverrides(await assert(context)) : {},
    errors: {
      401: {
        "rejected (a used challenge)": login(async (context) => {
          const credential = await assert(context);
          await callOperation(context, "completePasskeyLogin", toOverrides(credential));
          return credential;
        }),
        "rejected (a challenge of a rejected request)": login(async (context) => {
          const credential = await assert(context);
          await sendRequest(context, "completePasskeyLogin", toOverrides(withInvalidPart(credential, "signature")));
          return credential;
        }),
        "rejected (an expired challenge)": login(async (context) => expireChallenge(context, await assert(context))),
        "rejected (a deleted passkey)": login(async (context) => {
          const user = await createPasskeyUser(context);
          await callOperation(context, "deletePasskey", { token: user.token, path: { id: user.id } });
          return assert(context, user);
        }),
        "rejected (a passkey of a deleted account)": login(async (context) => {
          const user = await createPasskeyUser(context);
          await callOperation(context, "deleteCurrentUser", { token: user.token });
          return assert(context, user);
        }),
        "rejected (no signature)": login(async (context) => withInvalidPart(await assert(context), "signature")),
        "rejected (another user)": login(async (context) => withInvalidPart(await assert(context), "userHandle")),
      },
    },
  },
  listPasskeys: { success: (context) => asPasskeyAccount(context) },
  deletePasskey: {
    success: async (context, isolated) =>
      isolated || canCreateAccounts(context) ? asPasskeyAccount(context) : { path: { id: unknownId } },
  },
};
