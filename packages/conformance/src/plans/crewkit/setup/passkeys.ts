import { isSuccess } from "../../../base/model.ts";
import type { RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import { memoizePerContext, perContext } from "../../../context/memoize.ts";
import { type Account, addressOf, canCreateAccounts, newAddress, signIn } from "./accounts.ts";
import { type Challenge, type Credential, Passkey } from "./authenticator.ts";
import { callOperation, sendRequest, textAt } from "./requests.ts";

// Without access to emails, the owner is the only account, which may list but not register passkeys.
export async function asPasskeyAccount(context: RunContext): Promise<RequestOverrides> {
  if (!canCreateAccounts(context)) return {};
  return { token: (await passkeyAccount(context)).access };
}

export function toOverrides(credential: Credential, token?: string): RequestOverrides {
  return { ...(token !== undefined && { token }), body: { credential } };
}

// Base64url of `invalid`.
export function withInvalidPart(credential: Credential, part: string): Credential {
  return { ...credential, response: { ...credential.response, [part]: "aW52YWxpZA" } };
}

// Below the maximum number of passkeys, with room for tests that register a few in a row.
const maxPasskeys = 12;

export const registeredPasskeys: (context: RunContext) => string[] = perContext(() => []);

// The account whose passkeys are listed and deleted.
export async function passkeyAccount(context: RunContext): Promise<Account> {
  return signIn(context, await addressOf(context, "passkeys"));
}

export async function passkeyAccountWithRoom(context: RunContext): Promise<Account> {
  const account = await passkeyAccount(context);
  const ids = registeredPasskeys(context);
  for (const id of ids.splice(0, ids.length - maxPasskeys)) {
    await sendRequest(context, "deletePasskey", { token: account.access, path: { id } });
  }
  return account;
}

export async function registerPasskey(context: RunContext): Promise<string> {
  return register(context, (await passkeyAccountWithRoom(context)).access);
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

export function challengeIn({ target: { capabilities } }: RunContext, body: unknown, rpId: string): Challenge {
  const { webOrigin } = capabilities;
  if (webOrigin === undefined)
    throw new SkipError("Needs the origin of the web app to create a passkey, which is unknown for this target.");
  return { challenge: textAt(body, "/data/challenge"), rpId: textAt(body, rpId), origin: webOrigin };
}
