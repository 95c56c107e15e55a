import { isDeepStrictEqual } from "node:util";
import { valueAt } from "../../../values/json.ts";
import { signIn } from "../setup/accounts.ts";
import {
  addressAtPasskeyLimit,
  assertAs,
  attest,
  createPasskeyUser,
  passkeyUser,
  register,
  toOverrides,
} from "../setup/passkeys.ts";
import type { CustomScenarios } from "../setup/requests.ts";

export const passkeyScenarios: CustomScenarios = {
  requestPasskeyRegistration: {
    async "excludes exactly the user's own passkeys"({ context, call, callAndRead, expect }) {
      const { token } = await passkeyUser(context);
      const known = await callAndRead("listPasskeys", "/data/0/credential_id", { token });
      const { body } = await call("requestPasskeyRegistration", { token });
      const excluded = [valueAt(body, "/data/excludeCredentials")].flat().map((each) => valueAt(each, "/id"));
      expect(isDeepStrictEqual(excluded, [known]), `Expected only ${known} to be excluded, but received ${excluded}.`);
    },
  },
  completePasskeyRegistration: {
    async "rejects a challenge from before the user had the maximum of passkeys"({ context, call, callAndRead }) {
      const { access: token } = await signIn(context, await addressAtPasskeyLimit(context));
      const id = String(await callAndRead("listPasskeys", "/data/0/id", { token }));
      await call("deletePasskey", { token, path: { id } });
      const credential = await attest(context, token);
      await register(context, token);
      await call("completePasskeyRegistration", toOverrides(credential, token), 422);
    },
  },
  completePasskeyLogin: {
    async "signs in the passkey's user and records the use"({ context, call, callAndRead, expect, expectValue }) {
      const user = await passkeyUser(context);
      const userId = await callAndRead("getCurrentUser", "/user/id", user);
      const before = await callAndRead("listPasskeys", "/data/0", { token: user.token });
      const credential = await assertAs(context, user);
      // The challenge is valid for 300 seconds.
      await context.clock.advance(290);
      const login = await call("completePasskeyLogin", toOverrides(credential));
      const token = String(valueAt(login.body, "/access_token"));
      await expectValue(["getCurrentUser", "/user/id", { token }], userId);
      const lastUsed = String(await callAndRead("listPasskeys", "/data/0/last_used_at", { token }));
      const previous = String(valueAt(before, "/last_used_at") ?? valueAt(before, "/created_at"));
      const isLater = Date.parse(lastUsed) > Date.parse(previous);
      expect(isLater, `Expected last_used_at after ${previous} in listPasskeys, but received ${lastUsed}.`);
      await expectValue(["listPasskeys", "/data/0/backed_up", { token }], false);
    },
  },
  deletePasskey: {
    async "keeps logins with the passkey, which no longer refer to it"({ context, call, callAndRead, expect }) {
      const user = await createPasskeyUser(context);
      const login = await call("completePasskeyLogin", toOverrides(await assertAs(context, user)));
      const token = String(valueAt(login.body, "/access_token"));
      const expectPasskey = async (expected: string | null, when: string) => {
        const list = await callAndRead("listCurrentUserActivity", "/data", { token });
        const current = [list].flat().find((each) => valueAt(each, "/current"));
        const actual = [valueAt(current, "/sign_in_method"), valueAt(current, "/passkey_id")];
        const isSame = isDeepStrictEqual(actual, ["passkey", expected]);
        expect(isSame, `Expected a passkey login with passkey_id ${expected} ${when}, but received ${actual}.`);
      };
      await expectPasskey(user.id, "before the passkey is deleted");
      await call("deletePasskey", { token, path: { id: user.id } });
      await expectPasskey(null, "after the passkey is deleted");
    },
  },
};
