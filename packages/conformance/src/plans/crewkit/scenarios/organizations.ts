import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { SkipError } from "../../../context/skip.ts";
import { valueAt } from "../../../values/json.ts";
import { advanceClock } from "../setup/logins.ts";
import {
  builtInRole,
  createOrganization,
  createTeam,
  invite,
  otherActors,
  requireGuest,
  userOf,
} from "../setup/organizations.ts";
import type { CustomScenarios } from "./types.ts";

const week = 7 * 24 * 60 * 60;

/** What members may, from the moment in which it changes; and what goes with a project. */
export const organizationScenarios: CustomScenarios = {
  deleteMember: {
    async "takes all away at once"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context).at(-1));
      await call("listProjects", { as, path: { org_id } });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const operationId of ["listProjects", "listMembers", "listSessions"])
        await call(operationId, { as, path: { org_id } }, 403);
      await call("getOrganization", { as, path: { id: org_id } }, 403);
    },
  },
  updateMember: {
    async "takes away at once what the new role may not"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, "admin");
      await call("createProject", { as, path: { org_id } });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("listProjects", { as, path: { org_id } });
    },
  },
  transferOwnership: {
    async "leaves the old owner an admin"({ context, call, callAndRead, expect }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      await call("transferOwnership", { path: { org_id, user_id } });
      const level = await callAndRead("getOrganization", "/data/permission_level", { path: { id: org_id } });
      expect(level === "admin", `The old owner must be an admin, but is ${level}.`);
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const found = await callAndRead("listMembers", "/data", {
        path: { org_id },
        query: { permission_level: "owner" },
      });
      const owners = [found].flat().map((item) => [valueAt(item, "/user_id"), valueAt(item, "/permission_level")]);
      const isOne = isDeepStrictEqual(owners, [[user_id, "owner"]]);
      expect(isOne, `The new owner alone must be one after a transfer, but the list has ${JSON.stringify(owners)}.`);
      const back = { as, path: { org_id, user_id: (await userOf(context)).id } };
      await call("transferOwnership", back);
    },
  },
  updateRole: {
    async "reaches the members who have it"({ context, call, callAndRead, expect }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      const body = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
      const role_id = await context.callForText("createRole", "/data/id", { path: { org_id }, body });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("updateRole", { path: { org_id, id: role_id }, body: { permission_level: "admin" } });
      const level = await callAndRead("getMember", "/data/permission_level", { path: { org_id, user_id } });
      expect(level === "admin", `The member must be an admin by the role, but is ${level}.`);
      await call("createProject", { as, path: { org_id } });
    },
  },
  deleteProject: {
    async "takes its sessions and repositories along, and frees the remote"({ context, call, callAndRead, expect }) {
      const project_id = await context.callForText("createProject", "/data/id");
      const created = await call("createRepository", { path: { project_id } });
      const repository_id = String(valueAt(created.body, "/data/id"));
      const id = await context.callForText("createSession", "/data/id", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      const total = await callAndRead("listSessions", "/meta/total_count", { query: { project_id } });
      expect(total === 0, `None of its sessions must be listed, but ${total} are.`);
      await call("createRepository", { body: created.draft.body });
    },
  },
};

/** In these days pass. */
export const invitationScenarios: CustomScenarios = {
  acceptInvitation: {
    async "is refused after a week, until it is sent again"({ context, call, callAndRead, expect }) {
      const [org_id, as] = [await createOrganization(context), requireGuest(context)];
      const { email } = await userOf(context, as);
      const token = await invite(context, org_id, { email, role_id: await builtInRole(context, org_id) });
      await advanceClock(context, week + 1);
      const status = await callAndRead("getInvitation", "/data/status", { path: { token } });
      expect(status === "expired", `After a week the status must be expired, but is ${status}.`);
      await call("acceptInvitation", { as, path: { token } }, 422);
      await call("resendInvitation", { path: { org_id, token } });
      await call("acceptInvitation", { as, path: { token } });
    },
  },
};

async function requireMember(context: RunContext, as: string | undefined) {
  if (as === undefined || context.target.tokens[as] === undefined)
    throw new SkipError(`It needs the token of ${as ?? "a second member"}.`);
  return { as, org_id: await createTeam(context), user_id: (await userOf(context, as)).id };
}
