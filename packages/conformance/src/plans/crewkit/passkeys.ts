import type { RunContext } from "../../context/context.ts";
import type { OperationPlan, RequestOverrides } from "../../plan/plan.ts";
import { valueAt } from "../../values/json.ts";
import { canCreateAccounts, signIn } from "./setup/accounts.ts";
import { type Credential, createPasskey } from "./setup/authenticator.ts";
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

function registration(create: (context: RunContext, token: string) => Promise<Credential>) {
  return async (context: RunContext): Promise<RequestOverrides> => {
    const { access: token } = await passkeyAccountWithRoom(context);
    return toOverrides(await create(context, token), token);
  };
}

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
        "alreadyRegistered (by the same user)": registration(async (context, token) => {
          const passkey = createPasskey();
          await register(context, token, passkey);
          return attest(context, token, passkey);
        }),
        "challengeClosed (used)": registration(async (context, token) => {
          const credential = await attest(context, token);
          await callOperation(context, "completePasskeyRegistration", toOverrides(credential, token));
          return credential;
        }),
        "challengeClosed (for a login)": registration(async (context) =>
          createPasskey().attest(
            challengeIn(context, await callOperation(context, "requestPasskeyLogin"), "/data/rpId"),
          ),
        ),
        "alreadyRegistered (by another user)": registration(async (context, token) =>
          attest(context, token, (await passkeyUser(context)).passkey),
        ),
        "challengeClosed (of another user)": registration(async (context) =>
          attest(context, (await passkeyUser(context)).token),
        ),
        "challengeClosed (expired)": registration(async (context, token) => {
          const credential = await attest(context, token);
          await context.clock.advance(challengeLifetime + 1);
          return credential;
        }),
        notVerified: registration(async (context, token) =>
          withInvalidPart(await attest(context, token), "attestationObject"),
        ),
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
