import { isDeepStrictEqual } from "node:util";
import { at } from "../../../values/json.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { builtInRole, makeTeam, othersWithToken, userOf } from "../world/organizations.ts";
import type { Stories } from "./stories.ts";

/** What members may, from the moment in which it changes. */
export const memberStories: Stories = {
  deleteMember: {
    async "takes all away at once"({ world, call }) {
      const { as, org_id, user_id } = await member(world, othersWithToken(world).at(-1));
      await call("listProjects", { as, path: { org_id } });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const operationId of ["listProjects", "listMembers", "listSessions"])
        await call(operationId, { as, path: { org_id } }, 403);
      await call("getOrganization", { as, path: { id: org_id } }, 403);
    },
  },
  updateMember: {
    async "takes away at once what the new role may not"({ world, call }) {
      const { as, org_id, user_id } = await member(world, "admin");
      await call("createProject", { as, path: { org_id } });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(world, org_id) } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("listProjects", { as, path: { org_id } });
    },
  },
  transferOwnership: {
    async "leaves the old owner an admin"({ world, call, expect }) {
      const { as, org_id, user_id } = await member(world, othersWithToken(world)[0]);
      await call("transferOwnership", { path: { org_id, user_id } });
      const level = at((await call("getOrganization", { path: { id: org_id } })).body, "/data/permission_level");
      expect(level === "admin", `The old owner must be an admin, but is ${level}.`);
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const { body } = await call("listMembers", { path: { org_id }, query: { permission_level: "owner" } });
      const owners = [at(body, "/data")].flat().map((item) => [at(item, "/user_id"), at(item, "/permission_level")]);
      const isOne = isDeepStrictEqual(owners, [[user_id, "owner"]]);
      expect(isOne, `The new owner alone must be one after a transfer, but the list has ${JSON.stringify(owners)}.`);
      const back = { as, path: { org_id, user_id: (await userOf(world)).id } };
      await call("transferOwnership", back);
    },
  },
};

async function member(world: World, as: string | undefined) {
  if (as === undefined || world.target.tokens[as] === undefined)
    throw new Unreached(`It needs the token of ${as ?? "a second member"}.`);
  return { as, org_id: await makeTeam(world), user_id: (await userOf(world, as)).id };
}
