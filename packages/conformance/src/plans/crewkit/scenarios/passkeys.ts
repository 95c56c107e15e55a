import {
  assert,
  asUserAtPasskeyLimit,
  attest,
  createPasskeyUser,
  passkeyUser,
  register,
  toOverrides,
} from "../setup/passkeys.ts";
import type { CustomScenarios } from "../setup/requests.ts";

export const passkeyScenarios: CustomScenarios = {
  requestPasskeyRegistration: {
    async "excludes exactly the user's own passkeys"({ context, callAndRead, expectValues }) {
      const { token } = await passkeyUser(context);
      const id = await callAndRead("listPasskeys", "/data/0/credential_id", { token });
      const expected = { "excludeCredentials/0/id": id, "excludeCredentials/1": undefined };
      await expectValues("requestPasskeyRegistration", { token }, expected);
    },
  },
  completePasskeyRegistration: {
    async "rejects a challenge from before the user had the maximum of passkeys"({ context, call, callAndRead }) {
      const { token } = await asUserAtPasskeyLimit(context);
      const id = String(await callAndRead("listPasskeys", "/data/0/id", { token }));
      await call("deletePasskey", { token, path: { id } });
      const credential = await attest(context, token);
      await register(context, token);
      await call("completePasskeyRegistration", toOverrides(credential, token), 422);
    },
  },
  completePasskeyLogin: {
    async "signs in the passkey's user and records the use"({ context, callAndRead, expect, expectValues }) {
      const user = await passkeyUser(context);
      const userId = await callAndRead("getCurrentUser", "/user/id", user);
      const [before] = await context.readAll("listPasskeys", { token: user.token });
      const credential = await assert(context, user);
      // The challenge is valid for 300 seconds.
      await context.clock.advance(290);
      const token = String(await callAndRead("completePasskeyLogin", "/access_token", toOverrides(credential)));
      await expectValues("getCurrentUser", { token }, { "/user/id": userId });
      const lastUsed = String(await callAndRead("listPasskeys", "/data/0/last_used_at", { token }));
      const previous = String(before?.last_used_at ?? before?.created_at);
      const isLater = Date.parse(lastUsed) > Date.parse(previous);
      expect(isLater, `Expected last_used_at after ${previous} in listPasskeys, but received ${lastUsed}.`);
      await expectValues("listPasskeys", { token }, { "0/backed_up": false });
    },
  },
  deletePasskey: {
    async "keeps logins with the passkey, which no longer refer to it"({ context, call, callAndRead, expectEqual }) {
      const user = await createPasskeyUser(context);
      const login = toOverrides(await assert(context, user));
      const token = String(await callAndRead("completePasskeyLogin", "/access_token", login));
      const expectPasskey = async (expected: string | null, when: string) => {
        const current = (await context.readAll("listCurrentUserActivity", { token })).find((each) => each.current);
        const actual = [current?.sign_in_method, current?.passkey_id];
        expectEqual(actual, ["passkey", expected], `the method and passkey of the login ${when}`);
      };
      await expectPasskey(user.id, "before the passkey is deleted");
      await call("deletePasskey", { token, path: { id: user.id } });
      await expectPasskey(null, "after the passkey is deleted");
    },
  },
};
