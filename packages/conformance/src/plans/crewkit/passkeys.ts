import type { Exchange } from "../../http/exchange.ts";
import { isSuccess } from "../../law/law.ts";
import type { Given, OperationPlan } from "../../plan/plan.ts";
import { at, parseJson } from "../../values/json.ts";
import { Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import { type Account, addressOf, hasAccounts, signIn } from "./world/accounts.ts";
import { ask, send, textAt, unknownId } from "./world/ask.ts";
import { type Challenge, type Credential, createPasskey, type Passkey } from "./world/authenticator.ts";
import { oncePer, perWorld } from "./world/once.ts";

/** Passkeys: registered by an account that is made for it, with an authenticator in software. */
export const passkeys: Record<string, OperationPlan> = {
  requestPasskeyRegistration: {
    refused: { 422: async (world) => ({ token: (await signIn(world, await fullAddress(world))).access }) },
  },
  completePasskeyRegistration: {
    success: async (world, fresh) => {
      if (!fresh && !hasAccounts(world)) return {};
      const { access: token } = await (fresh ? holderWithRoom : holder)(world);
      return give(await attest(world, token), token);
    },
    refused: {
      422: {
        "a passkey that is registered": async (world) => {
          const { access: token } = await holderWithRoom(world);
          const passkey = createPasskey();
          await register(world, token, passkey);
          return give(await attest(world, token, passkey), token);
        },
        "a challenge that was answered": async (world) => {
          const { access: token } = await holderWithRoom(world);
          const given = give(await attest(world, token), token);
          await ask(world, "completePasskeyRegistration", given);
          return given;
        },
        "a challenge to sign in": async (world) => {
          const { access: token } = await holder(world);
          const challenge = challengeIn(world, await ask(world, "requestPasskeyLogin"), "/data/rpId");
          return give(createPasskey().attest(challenge), token);
        },
        "no attestation": async (world) => {
          const { access: token } = await holder(world);
          return give(forged(await attest(world, token), "attestationObject"), token);
        },
      },
    },
  },
  completePasskeyLogin: {
    success: async (world, fresh) => (fresh || hasAccounts(world) ? give(await assertion(world)) : {}),
    refused: {
      401: {
        "a passkey that is not registered": async (world) => give(await assertion(world, createPasskey())),
        "a challenge that was answered": async (world) => {
          const given = give(await assertion(world));
          await ask(world, "completePasskeyLogin", given);
          return given;
        },
        "no signature": async (world) => give(forged(await assertion(world), "signature")),
        "another user": async (world) => give(forged(await assertion(world), "userHandle")),
      },
    },
  },
  listPasskeys: { success: (world) => asHolder(world) },
  deletePasskey: {
    success: async (world, fresh) => (fresh || hasAccounts(world) ? asHolder(world) : { path: { id: unknownId } }),
  },
};

/** How a passkey is registered, by whom the operations above look for it. */
export async function makePasskey(world: World): Promise<string[]> {
  return [await register(world, (await holderWithRoom(world)).access)];
}

// Without mails there is no account but the owner's, who may look, though not register.
async function asHolder(world: World): Promise<Given> {
  if (!hasAccounts(world)) return {};
  return { token: (await holder(world)).access };
}

function give(credential: Credential, token?: string): Given {
  return { ...(token !== undefined && { token }), body: { credential } };
}

// In base64url the text `invalid`, which is no proof of anything.
function forged(credential: Credential, part: string): Credential {
  return { ...credential, response: { ...credential.response, [part]: "aW52YWxpZA" } };
}

// A user can have 20: so many the holder keeps at most, which leaves some for who makes a few in a row.
const most = 12;

// Whose passkeys those operations are about that take no id of a user: one account in a run.
async function holder(world: World): Promise<Account> {
  return signIn(world, await addressOf(world, "passkeys"));
}

async function holderWithRoom(world: World): Promise<Account> {
  const account = await holder(world);
  const ids = registeredIn(world);
  for (const id of ids.splice(0, ids.length - most)) {
    await send(world, "deletePasskey", { token: account.access, path: { id } });
  }
  return account;
}

async function attest(world: World, token: string, passkey: Passkey = createPasskey()): Promise<Credential> {
  const body = await ask(world, "requestPasskeyRegistration", { token });
  return passkey.attest(challengeIn(world, body, "/data/rp/id"));
}

async function register(world: World, token: string, passkey?: Passkey): Promise<string> {
  const credential = await attest(world, token, passkey);
  return textAt(await ask(world, "completePasskeyRegistration", { token, body: { credential } }), "/data/id");
}

const fullAddress = oncePer(async (world) => {
  const address = await addressOf(world, "all passkeys");
  const { access: token } = await signIn(world, address);
  for (let count = 0; count < 100; count++) {
    const { status } = await send(world, "requestPasskeyRegistration", { token });
    if (!isSuccess(status)) return address;
    await register(world, token);
  }
  throw new Unreached("100 passkeys of one user were not too many.");
});

// Answers a new challenge to sign in, with a passkey that is registered for a whole run.
async function assertion(world: World, passkey?: Passkey): Promise<Credential> {
  const { passkey: known, userHandle } = await signInPasskey(world);
  const challenge = challengeIn(world, await ask(world, "requestPasskeyLogin"), "/data/rpId");
  return (passkey ?? known).assert(challenge, userHandle);
}

const signInPasskey = oncePer(async (world) => {
  const { access: token } = await signIn(world, await addressOf(world, "passkey login"));
  const passkey = createPasskey();
  const options = await ask(world, "requestPasskeyRegistration", { token });
  const credential = passkey.attest(challengeIn(world, options, "/data/rp/id"));
  await ask(world, "completePasskeyRegistration", { token, body: { credential } });
  return { passkey, userHandle: textAt(options, "/data/user/id") };
});

/**
 * A challenge for this target's pages.
 *
 * @throws Unreached where these are not known.
 */
function challengeIn({ powers: { webOrigin } }: World, body: unknown, rpId: string): Challenge {
  if (webOrigin === undefined)
    throw new Unreached("It makes a passkey, and the origin of this target's pages is not known.");
  return { challenge: textAt(body, "/data/challenge"), rpId: textAt(body, rpId), origin: webOrigin };
}

/** Remembers a passkey that was registered, so that the holder does not get too many. */
export function noteRegistration({ answer }: Exchange, world: World): void {
  const id = at(parseJson(answer.text), "/data/id");
  if (typeof id === "string") registeredIn(world).push(id);
}

const registeredIn = perWorld((): string[] => []);
