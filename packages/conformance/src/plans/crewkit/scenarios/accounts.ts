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
    async "leaves the login of somebody else"({ context, call }) {
      const { access, refresh } = await logIn(context);
      await call("revokeToken", { as: requireGuest(context), body: { refresh_token: refresh } });
      await call("getCurrentUser", { token: access });
    },
  },
  listCurrentUserActivity: {
    async "marks the login that asks, and no other"({ context, expect }) {
      const currentOf = async (token: string) =>
        (await readAll(context, "listCurrentUserActivity", { token })).filter(({ current }) => current === true);
      const [one, another] = [await logIn(context), await logIn(context)];
      const [own, others] = [await currentOf(one.access), await currentOf(another.access)];
      const [marked] = [own, others].filter(({ length }) => length !== 1);
      expect(!marked, `One login is the current one, but ${marked?.length} are marked.`);
      expect(own[0]?.id !== others[0]?.id, `Of two logins each must be marked for itself, but both see ${own[0]?.id}.`);
    },
  },
  requestMagicLink: {
    async "is answered alike whether or not the address has an account"({ context, call, expect }) {
      const { address } = await signIn(context, newAddress(context));
      const known = await call("requestMagicLink", { body: { email: address } });
      const unknown = await call("requestMagicLink", { body: { email: newAddress(context) } });
      expect(isDeepStrictEqual(known.body, unknown.body), "The answers differ, and tell which address has an account.");
    },
  },
  updateCurrentUser: {
    async "is seen by colleagues"({ context, callAndRead, expect }) {
      const { token, path } = await createColleague(context);
      const name = context.unique("renamed");
      const id = await callAndRead("updateCurrentUser", "/user/id", { token, body: { name } });
      const requireMember = await callAndRead("getMember", "/data", { path: { ...path, user_id: String(id) } });
      const listed = [await callAndRead("listMembers", "/data", { path })].flat();
      for (const item of [requireMember, ...listed.filter((each) => valueAt(each, "/user_id") === id)]) {
        const shown = valueAt(item, "/name");
        expect(shown === name, `After the change the name among the members must be ${name}, but is ${shown}.`);
      }
    },
  },
  deleteCurrentUser: {
    async "ends all logins of the account"({ context, call }) {
      const { address, access } = await signIn(context, newAddress(context));
      const other = await signIn(context, address);
      await call("deleteCurrentUser", { token: access });
      await call("getCurrentUser", { token: access }, 401);
      await call("getCurrentUser", { token: other.access }, 401);
      await call("refreshToken", { body: { refresh_token: other.refresh } }, 401);
    },
  },
};

// Somebody in an organization of their own, who is nobody else's concern.
async function createColleague(context: RunContext): Promise<{ token: string; path: { org_id: string } }> {
  if (!context.capabilities.readMail) throw new SkipError("It needs an account of its own, which takes a mail.");
  const { address, access: token } = await signIn(context, newAddress(context));
  const org_id = await createOrganization(context);
  const role_id = await builtInRole(context, org_id);
  const invitation = await invite(context, org_id, { email: address, role_id });
  await callOperation(context, "acceptInvitation", { token, path: { token: invitation } });
  return { token, path: { org_id } };
}
