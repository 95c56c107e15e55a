import { at } from "../../../values/json.ts";
import { Unreached } from "../../../world/unreached.ts";
import { makeTeam, othersWithToken, userOf } from "../world/organizations.ts";
import type { Stories } from "./stories.ts";

/** What a role does for those who have it. */
export const roleStories: Stories = {
  updateRole: {
    async "reaches the members who have it"({ world, call, expect }) {
      const [as] = othersWithToken(world);
      if (as === undefined) throw new Unreached("It needs a second member, and only the owner has a token.");
      const [org_id, { id: user_id }] = [await makeTeam(world), await userOf(world, as)];
      const body = { key: world.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
      const role_id = await world.textAt("createRole", "/data/id", { path: { org_id }, body });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("updateRole", { path: { org_id, id: role_id }, body: { permission_level: "admin" } });
      const level = at((await call("getMember", { path: { org_id, user_id } })).body, "/data/permission_level");
      expect(level === "admin", `The member must be an admin by the role, but is ${level}.`);
      await call("createProject", { as, path: { org_id } });
    },
  },
};
