import { valueAt } from "../../../../values/json.ts";
import { callOperation, textAt, withId } from "../../common/requests.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { needsClock, needsEmail, needsOutsider } from "../../common/test-needs.ts";
import {
  addressOf,
  canCreateAccounts,
  logIn,
  logInAndOut,
  newAddress,
  requestMagicLink,
  revokedToken,
  signIn,
} from "./accounts.ts";
import { passkeyAccountWithRoom, passkeyRequests, register, registeredPasskeys } from "./passkeys.ts";
import { scenarios } from "./scenarios.ts";

export const authentication: TagPlan = {
  lists: {
    listCurrentUserOrganizations: { addItem: (context) => context.call("createOrganization") },
    listCurrentUserActivity: { addItem: (context) => logIn(context) },
  },
  resourceTypes: {
    "/auth/passkeys/{}": {
      create: withId(async (context) => register(context, (await passkeyAccountWithRoom(context)).access)),
    },
  },
  operations: passkeyRequests,
  values: {
    login: logIn,
    revokedLogin: logInAndOut,
    newAccount: (context) => signIn(context, newAddress(context)),
    // A request that must be rejected gets a token that cannot delete an account.
    accountToDelete: async (context, { isolated }) =>
      isolated ? (await signIn(context, newAddress(context))).access : revokedToken(context),
    // Requests that are rejected anyway need no account or link.
    reader: async (context, { isolated }) =>
      isolated || canCreateAccounts(context)
        ? (await signIn(context, await addressOf(context, "reader"))).access
        : undefined,
    magicLink: async (context, { isolated }) =>
      isolated || canCreateAccounts(context)
        ? requestMagicLink(context, await addressOf(context, "reader"))
        : "no-such-link",
  },
  scenarios,
  onSuccess: {
    completePasskeyRegistration: (body, context) => registeredPasskeys(context).push(textAt(body, "/data/id")),
    exchangeDeviceCode(body, context) {
      const refresh_token = valueAt(body, "/refresh_token");
      context.onCleanUp(() => callOperation(context, "revokeToken", { body: { refresh_token } }), true);
    },
  },
  needs: [
    // Only an account that the suite creates may change its name or delete itself, and has passkeys and links.
    [/^(completePasskey\w+|deletePasskey|verifyMagicLink|(update|delete)CurrentUser) > 20\d /, needsEmail],
    [/^completePasskey\w+ > 4\d\d > (challengeClosed|alreadyRegistered|notVerified|rejected)/, needsEmail],
    [/^completePasskeyRegistration > (lifecycle|values|concurrent|side-effects|ownership)/, needsEmail],
    [/^(deletePasskey|(update|delete)CurrentUser) > (values|deleted|concurrent|side-effects)/, needsEmail],
    [/^verifyMagicLink > (4\d\d > (?!blank|.*unknown link)|500 )/, needsEmail],
    [/ > 4\d\d > (limitReached|ownsOrganization|invalidGrant \(a user who deleted the account)/, needsEmail],
    [/^((request|verify)MagicLink|refreshToken|(request|complete)Passkey\w+|deletePasskey) > custom/, needsEmail],
    [/^((update|delete)CurrentUser > custom|listCurrentUserActivity > custom lists each login)/, needsEmail],
    [/expired code|expiredToken|tokens expired/, needsClock],
    [/ > custom (signs the device in|does not revoke another user's login)/, needsOutsider],
  ],
};
