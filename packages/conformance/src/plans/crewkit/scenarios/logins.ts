import { isDeepStrictEqual } from "node:util";
import { readAll } from "../../../context/read-pages.ts";
import { valueAt } from "../../../values/json.ts";
import { addressOf, newAddress, requestMagicLink, signIn } from "../setup/accounts.ts";
import { logIn } from "../setup/logins.ts";
import { requireGuest, userOf } from "../setup/organizations.ts";
import { type CustomScenarios, callOperation, textAt } from "../setup/requests.ts";

export const loginScenarios: CustomScenarios = {
  verifyDeviceCode: {
    async "signs the device in as the user who approves, even if it polls too early"({
      context,
      call,
      callAndRead,
      expect,
    }) {
      const as = requireGuest(context);
      const { body: device } = await call("requestDeviceCode");
      const exchange = { body: { device_code: valueAt(device, "/device_code") } };
      await call("exchangeDeviceCode", exchange, 400);
      await call("verifyDeviceCode", { as, body: { user_code: valueAt(device, "/user_code") } });
      const { body: tokens } = await call("exchangeDeviceCode", exchange);
      const email = await callAndRead("getCurrentUser", "/user/email", { token: textAt(tokens, "/access_token") });
      const expected = (await userOf(context, as)).email;
      expect(email === expected, `Expected a login of ${expected}, but received one of ${email}.`);
    },
  },
  requestMagicLink: {
    async "returns the same response with and without an account"({ context, call, expect }) {
      const { address } = await signIn(context, newAddress(context));
      const known = await call("requestMagicLink", { body: { email: address } });
      const unknown = await call("requestMagicLink", { body: { email: newAddress(context) } });
      expect(isDeepStrictEqual(known.body, unknown.body), "Expected the same response with and without an account.");
    },
    async "keeps earlier links valid"({ context, call }) {
      const address = await addressOf(context, "reader");
      const token = await requestMagicLink(context, address);
      await requestMagicLink(context, address);
      await call("verifyMagicLink", { body: { token } });
    },
  },
  verifyMagicLink: {
    async "creates one account per address, named after it"({ context, callAndRead, expect, expectValue }) {
      const address = newAddress(context);
      const { access: token } = await signIn(context, address);
      const [name, id] = [
        await callAndRead("getCurrentUser", "/user/name", { token }),
        await callAndRead("getCurrentUser", "/user/id", { token }),
      ];
      const expected = address.split("@")[0];
      expect(name === expected, `Expected the name ${expected} of the new account ${address}, but received ${name}.`);
      const again = await signIn(context, address.toUpperCase());
      await expectValue(["getCurrentUser", "/user/id", { token: again.access }], id);
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
    async "marks only the login of the request as current"({ context, expect }) {
      const currentOf = async (token: string) =>
        (await readAll(context, "listCurrentUserActivity", { token })).filter(({ current }) => current === true);
      const [one, another] = [await logIn(context), await logIn(context)];
      const [first, second] = [await currentOf(one.access), await currentOf(another.access)];
      const [unexpected] = [first, second].filter(({ length }) => length !== 1);
      expect(!unexpected, `Expected one login marked as current, but received ${unexpected?.length}.`);
      expect(first[0]?.id !== second[0]?.id, `Expected different current logins, but received ${first[0]?.id} twice.`);
    },
    async "lists each login with its method, also after logout"({ context, callAndRead, expect }) {
      const { access: token } = await signIn(context, await addressOf(context, "reader"));
      const device = await callOperation(context, "requestDeviceCode");
      await callOperation(context, "verifyDeviceCode", { token, body: { user_code: textAt(device, "/user_code") } });
      const exchange = { body: { device_code: textAt(device, "/device_code") } };
      const tokens = await callOperation(context, "exchangeDeviceCode", exchange);
      await callOperation(context, "logoutUser", { token: textAt(tokens, "/access_token") });
      const list = [await callAndRead("listCurrentUserActivity", "/data", { token })].flat();
      const methods = list.map((each) => valueAt(each, "/sign_in_method"));
      const isComplete = methods.includes("device") && methods.includes("magic_link");
      expect(isComplete, `Expected logins with device and magic_link, but received ${methods.join(", ")}.`);
    },
  },
};
