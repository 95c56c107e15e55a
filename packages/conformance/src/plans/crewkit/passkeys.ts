import type { Given, OperationPlan } from "../../plan/plan.ts";
import type { World } from "../../world/world.ts";
import { hasAccounts } from "./world/accounts.ts";
import { ask } from "./world/ask.ts";
import { type Credential, createPasskey } from "./world/authenticator.ts";
import { assertion, attest, challengeIn, fullHolder, holder, holderWithRoom, register } from "./world/passkeys.ts";
import { unknownId } from "./world/unknown.ts";

/** Passkeys: registered by an account that is made for it, with an authenticator in software. */
export const passkeys: Record<string, OperationPlan> = {
  requestPasskeyRegistration: {
    refused: { 422: async (world) => ({ token: (await fullHolder(world)).access }) },
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
