import type { RunContext } from "../../context/context.ts";
import { SkipError } from "../../context/skip.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { OperationPlan, RequestOverrides } from "../../plan/plan.ts";
import { isSuccess } from "../../spec/model.ts";
import { parseJson, valueAt } from "../../values/json.ts";
import { type Account, addressOf, canCreateAccounts, signIn } from "./setup/accounts.ts";
import { type Challenge, type Credential, createPasskey, type Passkey } from "./setup/authenticator.ts";
import { memoizePerContext, perContext } from "./setup/memoize.ts";
import { callOperation, sendRequest, textAt, unknownId } from "./setup/requests.ts";

export const passkeys: Record<string, OperationPlan> = {
  requestPasskeyRegistration: {
    errors: {
      422: async (context) => ({ token: (await signIn(context, await addressAtPasskeyLimit(context))).access }),
    },
  },
  completePasskeyRegistration: {
    success: async (context, isolated) => {
      if (!isolated && !canCreateAccounts(context)) return {};
      const { access: token } = await (isolated ? passkeyAccountWithRoom : passkeyAccount)(context);
      return toOverrides(await attest(context, token), token);
    },
    errors: {
      422: {
        "a registered passkey": async (context) => {
          const { access: token } = await passkeyAccountWithRoom(context);
          const passkey = createPasskey();
          await register(context, token, passkey);
          return toOverrides(await attest(context, token, passkey), token);
        },
        "a used challenge": async (context) => {
          const { access: token } = await passkeyAccountWithRoom(context);
          const overrides = toOverrides(await attest(context, token), token);
          await callOperation(context, "completePasskeyRegistration", overrides);
          return overrides;
        },
        "a login challenge": async (context) => {
          const { access: token } = await passkeyAccount(context);
          const challenge = challengeIn(context, await callOperation(context, "requestPasskeyLogin"), "/data/rpId");
          return toOverrides(createPasskey().attest(challenge), token);
        },
        "no attestation": async (context) => {
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
        "an unregistered passkey": async (context) => toOverrides(await assertion(context, createPasskey())),
        "a used challenge": async (context) => {
          const overrides = toOverrides(await assertion(context));
          await callOperation(context, "completePasskeyLogin", overrides);
          return overrides;
        },
        "no signature": async (context) => toOverrides(withInvalidPart(await assertion(context), "signature")),
        "another user": async (context) => toOverrides(withInvalidPart(await assertion(context), "userHandle")),
      },
    },
  },
  listPasskeys: { success: (context) => asPasskeyAccount(context) },
  deletePasskey: {
    success: async (context, isolated) =>
      isolated || canCreateAccounts(context) ? asPasskeyAccount(context) : { path: { id: unknownId } },
  },
};

export async function createPasskeyResource(context: RunContext): Promise<string[]> {
  return [await register(context, (await passkeyAccountWithRoom(context)).access)];
}

// Without access to emails, the owner is the only account, which may list but not register passkeys.
async function asPasskeyAccount(context: RunContext): Promise<RequestOverrides> {
  if (!canCreateAccounts(context)) return {};
  return { token: (await passkeyAccount(context)).access };
}

function toOverrides(credential: Credential, token?: string): RequestOverrides {
  return { ...(token !== undefined && { token }), body: { credential } };
}

// Base64url of `invalid`.
function withInvalidPart(credential: Credential, part: string): Credential {
  return { ...credential, response: { ...credential.response, [part]: "aW52YWxpZA" } };
}

// A user can have 20 passkeys. Leave room for tests that register a few in a row.
const maxPasskeys = 12;

// The account whose passkeys are listed and deleted.
async function passkeyAccount(context: RunContext): Promise<Account> {
  return signIn(context, await addressOf(context, "passkeys"));
}

async function passkeyAccountWithRoom(context: RunContext): Promise<Account> {
  const account = await passkeyAccount(context);
  const ids = registeredPasskeys(context);
  for (const id of ids.splice(0, ids.length - maxPasskeys)) {
    await sendRequest(context, "deletePasskey", { token: account.access, path: { id } });
  }
  return account;
}

async function attest(context: RunContext, token: string, passkey: Passkey = createPasskey()): Promise<Credential> {
  const body = await callOperation(context, "requestPasskeyRegistration", { token });
  return passkey.attest(challengeIn(context, body, "/data/rp/id"));
}

async function register(context: RunContext, token: string, passkey?: Passkey): Promise<string> {
  const body = { credential: await attest(context, token, passkey) };
  return textAt(await callOperation(context, "completePasskeyRegistration", { token, body }), "/data/id");
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

async function assertion(context: RunContext, passkey?: Passkey): Promise<Credential> {
  const { passkey: known, userHandle } = await signInPasskey(context);
  const challenge = challengeIn(context, await callOperation(context, "requestPasskeyLogin"), "/data/rpId");
  return (passkey ?? known).assert(challenge, userHandle);
}

const signInPasskey = memoizePerContext(async (context) => {
  const { access: token } = await signIn(context, await addressOf(context, "passkey login"));
  const passkey = createPasskey();
  const options = await callOperation(context, "requestPasskeyRegistration", { token });
  const credential = passkey.attest(challengeIn(context, options, "/data/rp/id"));
  await callOperation(context, "completePasskeyRegistration", { token, body: { credential } });
  return { passkey, userHandle: textAt(options, "/data/user/id") };
});

function challengeIn({ capabilities: { webOrigin } }: RunContext, body: unknown, rpId: string): Challenge {
  if (webOrigin === undefined)
    throw new SkipError("Needs the origin of the web app to create a passkey, which is unknown for this target.");
  return { challenge: textAt(body, "/data/challenge"), rpId: textAt(body, rpId), origin: webOrigin };
}

export function trackPasskey({ response }: Exchange, context: RunContext): void {
  const id = valueAt(parseJson(response.text), "/data/id");
  if (typeof id === "string") registeredPasskeys(context).push(id);
}

const registeredPasskeys = perContext((): string[] => []);
