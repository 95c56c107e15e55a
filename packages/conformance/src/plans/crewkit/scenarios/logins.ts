import { valueAt } from "../../../values/json.ts";
import { addressOf, emailReader, newAddress, signIn } from "../setup/accounts.ts";
import { logIn } from "../setup/logins.ts";
import { requireGuest, userOf } from "../setup/organizations.ts";
import { type CustomScenarios, callOperation, textAt } from "../setup/requests.ts";

export const loginScenarios: CustomScenarios = {
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
      for (const [seconds, expected] of [
        [0, "authorization_pending"],
        [5, "authorization_pending"],
        [0, "slow_down"],
        [10, "authorization_pending"],
      ] as const) {
        if (seconds > 0) await context.clock.advance(seconds);
        const response = await call("exchangeDeviceCode", { body }, 400);
        expectEqual(valueAt(response.body, "/error"), expected, `the error ${seconds} seconds after the last poll`);
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
      expect(!links.includes(undefined), `Expected two emails to ${email}, but received ${links.join(" and ")}.`);
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
      expect(first[0]?.id !== second[0]?.id, `Expected different current logins, but received ${first[0]?.id} twice.`);
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
        expect(logins.includes(login), `Expected a login with ${login}, but received ${logins.join(", ")}.`);
    },
  },
};
