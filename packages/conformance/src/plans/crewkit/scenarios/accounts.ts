import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import { valueAt } from "../../../values/json.ts";
import { newAddress, signIn } from "../setup/accounts.ts";
import { logIn } from "../setup/logins.ts";
import { builtInRole, createOrganization, invite, requireGuest } from "../setup/organizations.ts";
import { callOperation } from "../setup/requests.ts";
import type { CustomScenarios } from "./types.ts";

export const accountScenarios: CustomScenarios = {
  revokeToken: {
    async "does not revoke another user's login"({ context, call }) {
      const { access, refresh } = await logIn(context);
      await call("revokeToken", { as: requireGuest(context), body: { refresh_token: refresh } });
      await call("getCurrentUser", { token: access });
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
  },
  requestMagicLink: {
    async "returns the same response with and without an account"({ context, call, expect }) {
      const { address } = await signIn(context, newAddress(context));
      const known = await call("requestMagicLink", { body: { email: address } });
      const unknown = await call("requestMagicLink", { body: { email: newAddress(context) } });
      expect(isDeepStrictEqual(known.body, unknown.body), "Expected the same response with and without an account.");
    },
  },
  updateCurrentUser: {
    async "is visible to other members"({ context, callAndRead, expect }) {
      const { token, path } = await createColleague(context);
      const name = context.unique("renamed");
      const id = await callAndRead("updateCurrentUser", "/user/id", { token, body: { name } });
      const member = await callAndRead("getMember", "/data", { path: { ...path, user_id: String(id) } });
      const listed = [await callAndRead("listMembers", "/data", { path })].flat();
      for (const item of [member, ...listed.filter((each) => valueAt(each, "/user_id") === id)]) {
        const actual = valueAt(item, "/name");
        expect(actual === name, `Expected the new name ${name} in the member list, but received ${actual}.`);
      }
    },
  },
  deleteCurrentUser: {
    async "revokes all logins of the account"({ context, call }) {
      const { address, access } = await signIn(context, newAddress(context));
      const other = await signIn(context, address);
      await call("deleteCurrentUser", { token: access });
      await call("getCurrentUser", { token: access }, 401);
      await call("getCurrentUser", { token: other.access }, 401);
      await call("refreshToken", { body: { refresh_token: other.refresh } }, 401);
    },
  },
};

async function createColleague(context: RunContext): Promise<{ token: string; path: { org_id: string } }> {
  if (!context.capabilities.readEmail) throw new SkipError("Needs a new account and access to its emails.");
  const { address, access: token } = await signIn(context, newAddress(context));
  const org_id = await createOrganization(context);
  const role_id = await builtInRole(context, org_id);
  const invitation = await invite(context, org_id, { email: address, role_id });
  await callOperation(context, "acceptInvitation", { token, path: { token: invitation } });
  return { token, path: { org_id } };
}
