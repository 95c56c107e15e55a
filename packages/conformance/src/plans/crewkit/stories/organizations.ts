import { isDeepStrictEqual } from "node:util";
import { at } from "../../../values/json.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { wait } from "../world/logins.ts";
import {
  builtInRole,
  guest,
  invite,
  makeOrganization,
  makeTeam,
  othersWithToken,
  userOf,
} from "../world/organizations.ts";
import type { Stories } from "./stories.ts";

const week = 7 * 24 * 60 * 60;

/** What members may, from the moment in which it changes; and what goes with a project. */
export const organizationStories: Stories = {
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
    async "leaves the old owner an admin"({ world, call, read, expect }) {
      const { as, org_id, user_id } = await member(world, othersWithToken(world)[0]);
      await call("transferOwnership", { path: { org_id, user_id } });
      const level = await read("getOrganization", "/data/permission_level", { path: { id: org_id } });
      expect(level === "admin", `The old owner must be an admin, but is ${level}.`);
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const found = await read("listMembers", "/data", { path: { org_id }, query: { permission_level: "owner" } });
      const owners = [found].flat().map((item) => [at(item, "/user_id"), at(item, "/permission_level")]);
      const isOne = isDeepStrictEqual(owners, [[user_id, "owner"]]);
      expect(isOne, `The new owner alone must be one after a transfer, but the list has ${JSON.stringify(owners)}.`);
      const back = { as, path: { org_id, user_id: (await userOf(world)).id } };
      await call("transferOwnership", back);
    },
  },
  updateRole: {
    async "reaches the members who have it"({ world, call, read, expect }) {
      const { as, org_id, user_id } = await member(world, othersWithToken(world)[0]);
      const body = { key: world.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
      const role_id = await world.textAt("createRole", "/data/id", { path: { org_id }, body });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("updateRole", { path: { org_id, id: role_id }, body: { permission_level: "admin" } });
      const level = await read("getMember", "/data/permission_level", { path: { org_id, user_id } });
      expect(level === "admin", `The member must be an admin by the role, but is ${level}.`);
      await call("createProject", { as, path: { org_id } });
    },
  },
  deleteProject: {
    async "takes its sessions and repositories along, and frees the remote"({ world, call, read, expect }) {
      const project_id = await world.textAt("createProject", "/data/id");
      const created = await call("createRepository", { path: { project_id } });
      const repository_id = String(at(created.body, "/data/id"));
      const id = await world.textAt("createSession", "/data/id", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      const total = await read("listSessions", "/meta/total_count", { query: { project_id } });
      expect(total === 0, `None of its sessions must be listed, but ${total} are.`);
      await call("createRepository", { body: created.draft.body });
    },
  },
};

/** In these days pass. */
export const invitationStories: Stories = {
  acceptInvitation: {
    async "is refused after a week, until it is sent again"({ world, call, read, expect }) {
      const [org_id, as] = [await makeOrganization(world), guest(world)];
      const { email } = await userOf(world, as);
      const token = await invite(world, org_id, { email, role_id: await builtInRole(world, org_id) });
      await wait(world, week + 1);
      const status = await read("getInvitation", "/data/status", { path: { token } });
      expect(status === "expired", `After a week the status must be expired, but is ${status}.`);
      await call("acceptInvitation", { as, path: { token } }, 422);
      await call("resendInvitation", { path: { org_id, token } });
      await call("acceptInvitation", { as, path: { token } });
    },
  },
};

async function member(world: World, as: string | undefined) {
  if (as === undefined || world.target.tokens[as] === undefined)
    throw new Unreached(`It needs the token of ${as ?? "a second member"}.`);
  return { as, org_id: await makeTeam(world), user_id: (await userOf(world, as)).id };
}
