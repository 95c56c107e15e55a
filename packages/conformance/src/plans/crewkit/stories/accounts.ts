import { isDeepStrictEqual } from "node:util";
import { at } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { newAddress, signIn } from "../world/accounts.ts";
import { ask } from "../world/ask.ts";
import { logIn } from "../world/logins.ts";
import { builtInRole, guest, invite, makeOrganization } from "../world/organizations.ts";
import type { Stories } from "./stories.ts";

export const accountStories: Stories = {
  revokeToken: {
    async "leaves the login of somebody else"({ world, call }) {
      const { access, refresh } = await logIn(world);
      await call("revokeToken", { as: guest(world), body: { refresh_token: refresh } });
      await call("getCurrentUser", { token: access });
    },
  },
  listCurrentUserActivity: {
    async "marks the login that asks, and no other"({ world, expect }) {
      const currentOf = async (token: string) =>
        (await readAll(world, "listCurrentUserActivity", { token })).filter(({ current }) => current === true);
      const [one, another] = [await logIn(world), await logIn(world)];
      const [own, others] = [await currentOf(one.access), await currentOf(another.access)];
      const [marked] = [own, others].filter(({ length }) => length !== 1);
      expect(!marked, `One login is the current one, but ${marked?.length} are marked.`);
      expect(own[0]?.id !== others[0]?.id, `Of two logins each must be marked for itself, but both see ${own[0]?.id}.`);
    },
  },
  requestMagicLink: {
    async "is answered alike whether or not the address has an account"({ world, call, expect }) {
      const { address } = await signIn(world, newAddress(world));
      const known = await call("requestMagicLink", { body: { email: address } });
      const unknown = await call("requestMagicLink", { body: { email: newAddress(world) } });
      expect(isDeepStrictEqual(known.body, unknown.body), "The answers differ, and tell which address has an account.");
    },
  },
  updateCurrentUser: {
    async "is seen by colleagues"({ world, read, expect }) {
      const { token, path } = await colleague(world);
      const name = world.unique("renamed");
      const id = await read("updateCurrentUser", "/user/id", { token, body: { name } });
      const member = await read("getMember", "/data", { path: { ...path, user_id: String(id) } });
      const listed = [await read("listMembers", "/data", { path })].flat();
      for (const item of [member, ...listed.filter((each) => at(each, "/user_id") === id)]) {
        const shown = at(item, "/name");
        expect(shown === name, `After the change the name among the members must be ${name}, but is ${shown}.`);
      }
    },
  },
  deleteCurrentUser: {
    async "ends all logins of the account"({ world, call }) {
      const { address, access } = await signIn(world, newAddress(world));
      const other = await signIn(world, address);
      await call("deleteCurrentUser", { token: access });
      await call("getCurrentUser", { token: access }, 401);
      await call("getCurrentUser", { token: other.access }, 401);
      await call("refreshToken", { body: { refresh_token: other.refresh } }, 401);
    },
  },
};

// Somebody in an organization of their own, who is nobody else's concern.
async function colleague(world: World): Promise<{ token: string; path: { org_id: string } }> {
  if (!world.powers.mail) throw new Unreached("It needs an account of its own, which takes a mail.");
  const { address, access: token } = await signIn(world, newAddress(world));
  const org_id = await makeOrganization(world);
  const role_id = await builtInRole(world, org_id);
  const invitation = await invite(world, org_id, { email: address, role_id });
  await ask(world, "acceptInvitation", { token, path: { token: invitation } });
  return { token, path: { org_id } };
}
