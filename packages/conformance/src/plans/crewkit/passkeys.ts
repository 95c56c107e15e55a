import type { OperationPlan } from "../../plan/plan.ts";
import { valueAt } from "../../values/json.ts";
import { canCreateAccounts, signIn } from "./setup/accounts.ts";
import { createPasskey } from "./setup/authenticator.ts";
import {
  addressAtPasskeyLimit,
  asPasskeyAccount,
  assertAs,
  assertion,
  attest,
  challengeIn,
  createPasskeyUser,
  passkeyAccount,
  passkeyAccountWithRoom,
  passkeyUser,
  register,
  toOverrides,
  withInvalidPart,
} from "./setup/passkeys.ts";
import { callOperation, sendRequest, unknownId } from "./setup/requests.ts";

const challengeLifetime = 5 * 60;

export const passkeys: Record<string, OperationPlan> = {
  requestPasskeyRegistration: {
    errors: {
      422: {
        limitReached: async (context) => ({
          token: (await signIn(context, await addressAtPasskeyLimit(context))).access,
        }),
      },
    },
  },
  completePasskeyRegistration: {
    expected: {
      "/data/last_used_at": null,
      "/data/backed_up": true,
      // Sorted.
      "/data/transports/0": (_, request) => (hasTransports(request) ? "internal" : undefined),
    },
    success: async (context, isolated) => {
      if (!isolated && !canCreateAccounts(context)) return {};
      const { access: token } = await (isolated ? passkeyAccountWithRoom : passkeyAccount)(context);
      return toOverrides(await attest(context, token), token);
    },
    errors: {
      422: {
        "alreadyRegistered (by the same user)": async (context) => {
          const { access: token } = await passkeyAccountWithRoom(context);
          const passkey = createPasskey();
          await register(context, token, passkey);
          return toOverrides(await attest(context, token, passkey), token);
        },
        "challengeClosed (used)": async (context) => {
          const { access: token } = await passkeyAccountWithRoom(context);
          const overrides = toOverrides(await attest(context, token), token);
          await callOperation(context, "completePasskeyRegistration", overrides);
          return overrides;
        },
        "challengeClosed (for a login)": async (context) => {
          const { access: token } = await passkeyAccount(context);
          const challenge = challengeIn(context, await callOperation(context, "requestPasskeyLogin"), "/data/rpId");
          return toOverrides(createPasskey().attest(challenge), token);
        },
        "alreadyRegistered (by another user)": async (context) => {
          const [{ passkey }, { access: token }] = [await passkeyUser(context), await passkeyAccount(context)];
          return toOverrides(await attest(context, token, passkey), token);
        },
        "challengeClosed (of another user)": async (context) => {
          const [{ token }, { access }] = [await passkeyUser(context), await passkeyAccount(context)];
          return toOverrides(await attest(context, token), access);
        },
        "challengeClosed (expired)": async (context) => {
          const { access: token } = await passkeyAccount(context);
          const overrides = toOverrides(await attest(context, token), token);
          await context.clock.advance(challengeLifetime + 1);
          return overrides;
        },
        notVerified: async (context) => {
          const { access: token } = await passkeyAccount(context);
          return toOverrides(withInvalidPart(await attest(context, token), "attestationObject"), token);
        },
      },
    },
  },
  completePasskeyLogin: {
    success: async (context, isolated) =>
      isolated || canCreateAccounts(context) ? toOverrides(await assertion(context)) : {},
    errors: {
      401: {
        "rejected (an unregistered passkey)": async (context) => toOverrides(await assertion(context, createPasskey())),
        "rejected (a used challenge)": async (context) => {
          const overrides = toOverrides(await assertion(context));
          await callOperation(context, "completePasskeyLogin", overrides);
          return overrides;
        },
        "rejected (a challenge of a rejected request)": async (context) => {
          const credential = await assertion(context);
          await sendRequest(context, "completePasskeyLogin", toOverrides(withInvalidPart(credential, "signature")));
          return toOverrides(credential);
        },
        "rejected (an expired challenge)": async (context) => {
          const overrides = toOverrides(await assertion(context));
          await context.clock.advance(challengeLifetime + 1);
          return overrides;
        },
        "rejected (a deleted passkey)": async (context) => {
          const user = await createPasskeyUser(context);
          await callOperation(context, "deletePasskey", { token: user.token, path: { id: user.id } });
          return toOverrides(await assertAs(context, user));
        },
        "rejected (a passkey of a deleted account)": async (context) => {
          const user = await createPasskeyUser(context);
          await callOperation(context, "deleteCurrentUser", { token: user.token });
          return toOverrides(await assertAs(context, user));
        },
        "rejected (no signature)": async (context) =>
          toOverrides(withInvalidPart(await assertion(context), "signature")),
        "rejected (another user)": async (context) =>
          toOverrides(withInvalidPart(await assertion(context), "userHandle")),
      },
    },
  },
  listPasskeys: { success: (context) => asPasskeyAccount(context) },
  deletePasskey: {
    success: async (context, isolated) =>
      isolated || canCreateAccounts(context) ? asPasskeyAccount(context) : { path: { id: unknownId } },
  },
};

function hasTransports(request: unknown): boolean {
  return valueAt(request, "/credential/response/transports") !== undefined;
}
