import type { DeviceTokenErrorCode, KnownValues } from "@crewkit/types";
import type { RunContext } from "../../../../base/run-context.ts";
import { text } from "../../../../values/format.ts";
import { valueAt } from "../../../../values/json.ts";
import { createOrganization, invite, requireGuest, roleFor, userOf } from "../../common/organizations.ts";
import { callOperation, textAt } from "../../common/requests.ts";
import type { CrewkitSteps, CustomScenarios } from "../../common/tag-plan.ts";
import { createWork, type Work } from "../../common/work.ts";
import { addressOf, emailReader, logIn, newAddress, signIn } from "./accounts.ts";
import {
  assert,
  asUserAtPasskeyLimit,
  attest,
  createPasskeyUser,
  passkeyUser,
  register,
  toOverrides,
} from "./passkeys.ts";

export const scenarios: CustomScenarios = {
  verifyDeviceCode: {
    async "signs the device in as the user who approves, even if it polls too early"({ context, call, expectValues }) {
      const as = requireGuest(context);
      const { body: device } = await call("requestDeviceCode");
      const exchange = { body: { device_code: valueAt(device, "/device_code") } };
      await call("exchangeDeviceCode", exchange, 400);
      // The codes are valid for 600 seconds. Case and the hyphen do not matter.
      if (context.clock.canAdvance) await context.clock.advance(590);
      const user_code = textAt(device, "/user_code").toLowerCase().replace("-", "");
      await call("verifyDeviceCode", { as, body: { user_code } });
      const { body: tokens } = await call("exchangeDeviceCode", exchange);
      const token = textAt(tokens, "/access_token");
      await expectValues("getCurrentUser", { token }, { "/user/email": (await userOf(context, as)).email });
    },
  },
  exchangeDeviceCode: {
    async "allows a poll per interval, which each `slow_down` extends by 5 seconds"({ context, call, expectEqual }) {
      const { body: device } = await call("requestDeviceCode");
      const body = { device_code: valueAt(device, "/device_code") };
      const polls: [seconds: number, expected: KnownValues<DeviceTokenErrorCode>][] = [
        [0, "authorization_pending"],
        [5, "authorization_pending"],
        [0, "slow_down"],
        [10, "authorization_pending"],
      ];
      for (const [seconds, expected] of polls) {
        if (seconds > 0) await context.clock.advance(seconds);
        const response = await call("exchangeDeviceCode", { body }, 400);
        expectEqual(valueAt(response.body, "/error"), expected, text`the error ${seconds} seconds after the last poll`);
      }
    },
  },
  refreshToken: {
    async "continues the same login"({ context, callAndRead, expectValues }) {
      const { access, refresh } = await signIn(context, newAddress(context));
      const logins = await callAndRead("listCurrentUserActivity", "/data", { token: access });
      await context.clock.advance(2);
      const body = { refresh_token: refresh };
      const token = String(await callAndRead("refreshToken", "/access_token", { body }));
      await expectValues("listCurrentUserActivity", { token }, { "/data": logins });
    },
  },
  requestMagicLink: {
    async "returns the same response with and without an account"({ context, call, expectEqual }) {
      const { address } = await signIn(context, newAddress(context));
      const known = await call("requestMagicLink", { body: { email: address } });
      const unknown = await call("requestMagicLink", { body: { email: newAddress(context) } });
      expectEqual(unknown.body, known.body, "the response for an address without an account");
    },
    async "emails each link, and keeps earlier links valid"({ context, call, expect }) {
      const [email, readEmail] = [await addressOf(context, "reader"), emailReader(context)];
      const links: unknown[] = [];
      for (let count = 0; count < 2; count++) {
        await call("requestMagicLink", { body: { email } });
        links.push(await readEmail(email));
      }
      expect(!links.includes(undefined), text`Expected two emails to ${email}, but received ${links.join(" and ")}.`);
      await context.clock.advance(14 * 60);
      for (const token of links) await call("verifyMagicLink", { body: { token } });
    },
  },
  verifyMagicLink: {
    async "creates one account per address, regardless of case"(steps) {
      const { context, callAndRead, expectValues } = steps;
      const address = newAddress(context);
      const { access: token } = await signIn(context, address);
      const id = await callAndRead("getCurrentUser", "/user/id", { token });
      const again = await signIn(context, address.toUpperCase());
      await expectValues("getCurrentUser", { token: again.access }, { "/user/id": id });
      const other = newAddress(context);
      const { access } = await signIn(context, other.toUpperCase());
      await expectValues("getCurrentUser", { token: access }, { "/user/email": other });
    },
  },
  revokeToken: {
    async "does not revoke another user's login"({ context, call }) {
      const { access, refresh } = await logIn(context);
      await call("revokeToken", { as: requireGuest(context), body: { refresh_token: refresh } });
      await call("getCurrentUser", { token: access });
    },
    async "ends the login of a refresh token that was already used"({ context, call }) {
      const { access, refresh } = await logIn(context);
      await call("refreshToken", { body: { refresh_token: refresh } });
      await call("revokeToken", { body: { refresh_token: refresh } });
      await call("getCurrentUser", { token: access }, 401);
    },
  },
  listCurrentUserActivity: {
    async "marks only the login of the request as current"({ context, expect, expectEqual }) {
      const currentOf = async (token: string) =>
        (await context.readAll("listCurrentUserActivity", { token })).filter(({ current }) => current === true);
      const [one, another] = [await logIn(context), await logIn(context)];
      const [first, second] = [await currentOf(one.access), await currentOf(another.access)];
      expectEqual([first.length, second.length], [1, 1], "the number of current logins");
      expect(
        first[0]?.id !== second[0]?.id,
        text`Expected different current logins, but received ${first[0]?.id} twice.`,
      );
    },
    async "lists each login with its method and client, also after logout"({ context, call, expect }) {
      const { access: token } = await signIn(context, await addressOf(context, "reader"));
      const device = await callOperation(context, "requestDeviceCode");
      await callOperation(context, "verifyDeviceCode", { token, body: { user_code: textAt(device, "/user_code") } });
      const [body, client] = [{ device_code: textAt(device, "/device_code") }, context.unique("client")];
      const tokens = await call("exchangeDeviceCode", { body, headers: { "User-Agent": client } });
      await callOperation(context, "logoutUser", { token: textAt(tokens.body, "/access_token") });
      const list = await context.readAll("listCurrentUserActivity", { token });
      const logins = list.map(({ sign_in_method, user_agent }) => `${sign_in_method} of ${user_agent}`);
      for (const login of [`device of ${client}`, "magic_link of null"])
        expect(logins.includes(login), text`Expected a login with ${login}, but received ${logins.join(", ")}.`);
    },
  },
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
      expect(isLater, text`Expected last_used_at after ${previous} in listPasskeys, but received ${lastUsed}.`);
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
  updateCurrentUser: {
    async "is visible to other members, also in earlier work"(steps) {
      const { context, callAndRead, expectEqual, expectValues } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const name = context.unique("renamed");
      const user_id = String(await callAndRead("updateCurrentUser", "/user/id", { token, body: { name } }));
      await expectValues("getMember", { path: { ...path, user_id } }, { name });
      const renamed = (await context.readAll("listMembers", { path })).filter((member) => member.name === name);
      const ids = renamed.map((member) => member.user_id);
      expectEqual(ids, [user_id], text`the members named ${name} in listMembers`);
      await expectAuthor(work, name, steps);
    },
  },
  deleteCurrentUser: {
    async "revokes all logins of the account, and the address gets a new one"({ context, call, callAndRead, expect }) {
      const { address, access } = await signIn(context, newAddress(context));
      const other = await signIn(context, address);
      const id = await callAndRead("deleteCurrentUser", "/user/id", { token: access });
      await call("getCurrentUser", { token: access }, 401);
      await call("getCurrentUser", { token: other.access }, 401);
      await call("refreshToken", { body: { refresh_token: other.refresh } }, 401);
      const { access: token } = await signIn(context, address);
      const newId = await callAndRead("getCurrentUser", "/user/id", { token });
      expect(newId !== id, text`Expected a new account for ${address}, but received the deleted one.`);
    },
    async "removes the memberships, and keeps the work of the `Deleted user`"(steps) {
      const { context, call, callAndRead, expectValues } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const name = await callAndRead("getCurrentUser", "/user/name", { token });
      const user_id = String(await callAndRead("getCurrentUser", "/user/id", { token }));
      await expectValues("deleteCurrentUser", { token }, { "/user/name": name });
      await expectAuthor(work, "Deleted user", steps);
      await call("getMember", { path: { ...path, user_id } }, 404);
    },
  },
};

async function expectAuthor({ project_id: _, ...records }: Work, name: string, steps: CrewkitSteps): Promise<void> {
  for (const [operationId, overrides, pointer] of Object.values(records))
    await steps.expectValues(operationId, overrides, { [pointer]: name });
}

// Creates an account that is an admin of a new organization.
async function createColleague(context: RunContext): Promise<{ token: string; path: { org_id: string } }> {
  const { address, access: token } = await signIn(context, newAddress(context));
  const org_id = await createOrganization(context);
  const role_id = await roleFor(context, org_id, "admin");
  const invitation = await invite(context, org_id, { email: address, role_id });
  await callOperation(context, "acceptInvitation", { token, path: { token: invitation } });
  return { token, path: { org_id } };
}
