import { isSuccess } from "../../../../base/model.ts";
import type { RequestOverrides } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { memoizePerContext, perContext } from "../../../../context/memoize.ts";
import { valueAt } from "../../../../values/json.ts";
import { callOperation, sendRequest, textAt, unknownId } from "../../common/requests.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { type Account, addressOf, canCreateAccounts, newAddress, signIn } from "./accounts.ts";
import { type Challenge, type Credential, Passkey } from "./authenticator.ts";

export const passkeyRequests: NonNullable<TagPlan["operations"]> = {
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

// Without access to emails, the owner is the only account, which may list but not register passkeys.
async function asPasskeyAccount(context: RunContext): Promise<RequestOverrides> {
  if (!canCreateAccounts(context)) return {};
  return { token: (await passkeyAccount(context)).access };
}

export function toOverrides(credential: Credential, token?: string): RequestOverrides {
  return { ...(token !== undefined && { token }), body: { credential } };
}

// Base64url of `invalid`.
function withInvalidPart(credential: Credential, part: string): Credential {
  return { ...credential, response: { ...credential.response, [part]: "aW52YWxpZA" } };
}

// Below the maximum number of passkeys, with room for tests that register a few in a row.
const maxPasskeys = 12;

export const registeredPasskeys: (context: RunContext) => string[] = perContext(() => []);

// The account whose passkeys are listed and deleted.
async function passkeyAccount(context: RunContext): Promise<Account> {
  return signIn(context, await addressOf(context, "passkeys"));
}

export async function passkeyAccountWithRoom(context: RunContext): Promise<Account> {
  const account = await passkeyAccount(context);
  const ids = registeredPasskeys(context);
  for (const id of ids.splice(0, ids.length - maxPasskeys))
    await sendRequest(context, "deletePasskey", { token: account.access, path: { id } });
  return account;
}

export async function attest(
  context: RunContext,
  token: string,
  passkey: Passkey = new Passkey(),
): Promise<Credential> {
  const body = await callOperation(context, "requestPasskeyRegistration", { token });
  return passkey.attest(challengeIn(context, body, "/data/rp/id"));
}

export async function register(context: RunContext, token: string, passkey?: Passkey): Promise<string> {
  const body = { credential: await attest(context, token, passkey) };
  return textAt(await callOperation(context, "completePasskeyRegistration", { token, body }), "/data/id");
}

export async function asUserAtPasskeyLimit(context: RunContext): Promise<{ token: string }> {
  return { token: (await signIn(context, await addressAtPasskeyLimit(context))).access };
}

const addressAtPasskeyLimit = memoizePerContext(async (context) => {
  const address = await addressOf(context, "all passkeys");
  const { access: token } = await signIn(context, address);
  for (let count = 0; count < 100; count++) {
    const { response } = await sendRequest(context, "requestPasskeyRegistration", { token });
    if (!isSuccess(response.status)) return address;
    await register(context, token);
  }
  throw new SkipError("The API accepted 100 passkeys of one user.");
});

interface PasskeyUser {
  token: string;
  id: string;
  passkey: Passkey;
  userHandle: string;
}

/** Signs the challenge of a login, by default of the account that only signs in with its passkey. */
export async function assert(context: RunContext, user?: PasskeyUser): Promise<Credential> {
  const { passkey, userHandle } = user ?? (await sharedPasskeyUser(context));
  const body = await callOperation(context, "requestPasskeyLogin");
  return passkey.assert(challengeIn(context, body, "/data/rpId"), userHandle);
}

/** Creates an account with one passkey, whose id is returned. */
export async function createPasskeyUser(
  context: RunContext,
  address: string = newAddress(context),
): Promise<PasskeyUser> {
  const { access: token } = await signIn(context, address);
  const options = await callOperation(context, "requestPasskeyRegistration", { token });
  const passkey = new Passkey();
  const id = await register(context, token, passkey);
  return { token, passkey, id, userHandle: textAt(options, "/data/user/id") };
}

/** An account that only signs in with its passkey, with a new token. */
export async function passkeyUser(context: RunContext): Promise<PasskeyUser> {
  const user = await sharedPasskeyUser(context);
  return { ...user, token: (await signIn(context, await addressOf(context, "passkey login"))).access };
}

const sharedPasskeyUser = memoizePerContext(async (context) =>
  createPasskeyUser(context, await addressOf(context, "passkey login")),
);

function challengeIn({ target: { capabilities } }: RunContext, body: unknown, rpId: string): Challenge {
  const { webOrigin } = capabilities;
  if (webOrigin === undefined)
    throw new SkipError("Needs the origin of the web app to create a passkey, which is unknown for this target.");
  return { challenge: textAt(body, "/data/challenge"), rpId: textAt(body, rpId), origin: webOrigin };
}
