import type { TestApi } from "../api.ts";
import { assert, attest, fillPasskeys } from "../passkeys.ts";
import type { Reaches } from "../reach.ts";

/** Requests that reach each status of the operations on authentication. */
export const authentication: Reaches<
  | "requestDeviceCode"
  | "verifyDeviceCode"
  | "exchangeDeviceCode"
  | "refreshToken"
  | "revokeToken"
  | "logoutUser"
  | "requestPasskeyRegistration"
  | "completePasskeyRegistration"
  | "requestPasskeyLogin"
  | "completePasskeyLogin"
  | "listPasskeys"
  | "deletePasskey"
  | "requestMagicLink"
  | "verifyMagicLink"
  | "getCurrentUser"
  | "deleteCurrentUser"
  | "updateCurrentUser"
  | "listCurrentUserOrganizations"
  | "listCurrentUserActivity"
> = {
  requestDeviceCode: { success: {} },
  verifyDeviceCode: {
    success: async (api) => ({ body: { user_code: (await beginDevice(api)).user_code } }),
    422: { body: { user_code: "ABCD-EFGH" } },
  },
  exchangeDeviceCode: {
    success: async (api) => {
      const { user_code, device_code } = await beginDevice(api);
      await api.call("verifyDeviceCode", { body: { user_code } });
      return { body: { device_code } };
    },
    422: { body: {} },
  },
  refreshToken: {
    success: async (api) => {
      const { body } = await api.call("verifyMagicLink", { body: { token: await linkToken(api) } });
      return { body: { refresh_token: body.refresh_token } };
    },
    401: { body: { refresh_token: "unknown" } },
    422: { body: {} },
  },
  revokeToken: { success: { body: { refresh_token: "unknown" } }, 422: { body: {} } },
  logoutUser: { success: {} },
  requestPasskeyRegistration: {
    success: {},
    422: async (api) => {
      await fillPasskeys(api);
      return {};
    },
  },
  completePasskeyRegistration: {
    success: async (api) => ({ body: { credential: await attest(api, "a-key-that-is-new-here") } }),
    422: { body: {} },
  },
  requestPasskeyLogin: { success: {} },
  completePasskeyLogin: {
    success: async (api) => ({ body: { credential: await assert(api, phone) } }),
    401: async (api) => ({ body: { credential: await assert(api, "a-key-that-is-new-here") } }),
    422: { body: {} },
  },
  listPasskeys: { success: {} },
  deletePasskey: { success: {} },
  requestMagicLink: { success: { body: { email: "ada@acme.example" } }, 422: { body: { email: "ada" } } },
  verifyMagicLink: {
    success: async (api) => ({ body: { token: await linkToken(api) } }),
    401: { body: { token: "unknown" } },
    422: { body: {} },
  },
  getCurrentUser: { success: {} },
  deleteCurrentUser: { success: { as: "bruno" }, 422: { as: "ada" } },
  updateCurrentUser: { success: { body: { name: "Ada N. Okafor" } }, 422: { body: {} } },
  listCurrentUserOrganizations: { success: {} },
  listCurrentUserActivity: { success: {} },
};

const phone = "TKabo08cnl5hZO6Zena5Pv4_mdI";

async function beginDevice(api: TestApi): Promise<{ user_code: string; device_code: string }> {
  return (await api.call("requestDeviceCode")).body;
}

async function linkToken(api: TestApi): Promise<string> {
  await api.call("requestMagicLink", { body: { email: "ada@acme.example" } });
  return api.state.store.mails.all().at(-1)?.token ?? "";
}
