import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { addressOf, hasAccounts, linkTo, newAddress, nobodysAddress, signIn } from "../world/accounts.ts";
import { ask, send } from "../world/ask.ts";
import { askForDevice, decidedDevice, logIn, logInAndOut, logInAndRefresh, spentToken, wait } from "../world/logins.ts";
import type { OperationPlans } from "./operation-plans.ts";
import { passkeys } from "./passkeys.ts";

/** Logging in and out, and the own account. Accounts are made for what could harm the actors' own. */
export const authentication: OperationPlans = {
  ...passkeys,
  verifyDeviceCode: {
    success: async (world) => ({ body: { user_code: (await askForDevice(world)).userCode } }),
    refused: {
      422: {
        "a code that no device has": { body: { user_code: "ABCD-EFGH" } },
        "a code that was answered": async (world) => ({ body: { user_code: (await decidedDevice(world)).userCode } }),
      },
    },
    keep: ["user_code"],
    // People type it (RFC 8628, section 6.1).
    spellings: { user_code: (code) => [code.toLowerCase(), code.replace("-", "")] },
  },
  exchangeDeviceCode: {
    success: async (world) => claim((await decidedDevice(world)).deviceCode),
    refused: {
      400: {
        "the user has not decided": async (world) => claim((await askForDevice(world)).deviceCode),
        "the device polls too fast": async (world) => {
          const { deviceCode } = await askForDevice(world);
          await send(world, "exchangeDeviceCode", claim(deviceCode));
          return claim(deviceCode);
        },
        "the user has denied": async (world) => claim((await decidedDevice(world, "deny")).deviceCode),
        "the code has expired": async (world) => {
          const { deviceCode } = await askForDevice(world);
          await wait(world, 601);
          return claim(deviceCode);
        },
        "the code was claimed": async (world) => {
          const { deviceCode } = await decidedDevice(world);
          await ask(world, "exchangeDeviceCode", claim(deviceCode));
          return claim(deviceCode);
        },
        "no such code": claim("no-such-code"),
      },
    },
    keep: ["device_code"],
  },
  refreshToken: {
    success: async (world) => refreshBy((await logIn(world)).refresh),
    refused: {
      401: {
        "no such token": refreshBy("no-such-token"),
        "a token that was used": async (world) => refreshBy((await logInAndRefresh(world)).refresh),
        "a token of a login that has ended": async (world) => refreshBy((await logInAndOut(world)).refresh),
      },
    },
    keep: ["refresh_token"],
  },
  revokeToken: {
    idempotent: true,
    success: async (world, fresh) => (fresh ? refreshBy((await logIn(world)).refresh) : {}),
  },
  logoutUser: { success: async (world) => ({ token: (await logIn(world)).access }) },
  requestMagicLink: { success: (world) => ({ body: { email: nobodysAddress(world) } }) },
  verifyMagicLink: {
    success: async (world, fresh) =>
      fresh || hasAccounts(world) ? follow(await linkTo(world, await reader(world))) : {},
    refused: {
      401: {
        "no such link": follow("no-such-link"),
        "a link that was followed": async (world) => {
          const token = await linkTo(world, await reader(world));
          await ask(world, "verifyMagicLink", follow(token));
          return follow(token);
        },
        "a link that has expired": async (world) => {
          const token = await linkTo(world, await reader(world));
          await wait(world, 15 * 60 + 1);
          return follow(token);
        },
      },
    },
    keep: ["token"],
  },
  updateCurrentUser: {
    success: async (world, fresh) => {
      const own = fresh || hasAccounts(world) ? { token: (await signIn(world, await reader(world))).access } : {};
      return { ...own, body: { name: "Conformance" } };
    },
  },
  deleteCurrentUser: {
    // A request that is to be refused carries a token that can delete nobody.
    success: async (world, fresh) => ({
      token: fresh ? (await signIn(world, newAddress(world))).access : await spentToken(world),
    }),
    refused: {
      422: async (world) => {
        const { access: token } = await signIn(world, newAddress(world));
        const body = { name: "Conformance", slug: world.unique("conformance") };
        await ask(world, "createOrganization", { token, body });
        return { token };
      },
    },
  },
};

// An account that stays for the whole run.
function reader(world: World): Promise<string> {
  return addressOf(world, "reader");
}

function claim(device_code: string): Given {
  return { body: { device_code } };
}

function refreshBy(refresh_token: string): Given {
  return { body: { refresh_token } };
}

function follow(token: string): Given {
  return { body: { token } };
}
