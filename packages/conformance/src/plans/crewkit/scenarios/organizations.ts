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

export const organizationScenarios: CustomScenarios = {
  deleteMember: {
    async "revokes all access immediately"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context).at(-1));
      await call("listProjects", { as, path: { org_id } });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const operationId of ["listProjects", "listMembers", "listSessions"])
        await call(operationId, { as, path: { org_id } }, 403);
      await call("getOrganization", { as, path: { id: org_id } }, 403);
    },
  },
  updateMember: {
    async "applies the new role immediately"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, "admin");
      await call("createProject", { as, path: { org_id } });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("listProjects", { as, path: { org_id } });
    },
  },
  transferOwnership: {
    async "makes the previous owner an admin"({ context, call, callAndRead, expect }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      await call("transferOwnership", { path: { org_id, user_id } });
      const level = await callAndRead("getOrganization", "/data/permission_level", { path: { id: org_id } });
      expect(level === "admin", `Expected the previous owner to be an admin, but received ${level}.`);
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const query = { permission_level: "owner" };
      const members = await callAndRead("listMembers", "/data", { path: { org_id }, query });
      const owners = [members].flat().map((item) => [valueAt(item, "/user_id"), valueAt(item, "/permission_level")]);
      const isOnlyOwner = isDeepStrictEqual(owners, [[user_id, "owner"]]);
      expect(isOnlyOwner, `Expected only the new owner, but received ${JSON.stringify(owners)}.`);
      await call("transferOwnership", { as, path: { org_id, user_id: (await userOf(context)).id } });
    },
  },
  updateRole: {
    async "applies to members with the role"({ context, call, callAndRead, expect }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      const body = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
      const role_id = await context.callForText("createRole", "/data/id", { path: { org_id }, body });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("updateRole", { path: { org_id, id: role_id }, body: { permission_level: "admin" } });
      const level = await callAndRead("getMember", "/data/permission_level", { path: { org_id, user_id } });
      expect(level === "admin", `Expected the role to make the member an admin, but received ${level}.`);
      await call("createProject", { as, path: { org_id } });
    },
  },
  deleteProject: {
    async "deletes its sessions and repositories and makes the remote URL available again"({
      context,
      call,
      callAndRead,
      expect,
    }) {
      const project_id = await context.callForText("createProject", "/data/id");
      const created = await call("createRepository", { path: { project_id } });
      const repository_id = String(valueAt(created.body, "/data/id"));
      const id = await context.callForText("createSession", "/data/id", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      const total = await callAndRead("listSessions", "/meta/total_count", { query: { project_id } });
      expect(total === 0, `Expected no sessions of the project, but received ${total}.`);
      await call("createRepository", { body: created.draft.body });
    },
  },
};

export const invitationScenarios: CustomScenarios = {
  acceptInvitation: {
    async "is rejected after a week until it is resent"({ context, call, callAndRead, expect }) {
      const [org_id, as] = [await createOrganization(context), requireGuest(context)];
      const { email } = await userOf(context, as);
      const token = await invite(context, org_id, { email, role_id: await builtInRole(context, org_id) });
      await advanceClock(context, week + 1);
      const status = await callAndRead("getInvitation", "/data/status", { path: { token } });
      expect(status === "expired", `Expected the status expired after a week, but received ${status}.`);
      await call("acceptInvitation", { as, path: { token } }, 422);
      await call("resendInvitation", { path: { org_id, token } });
      await call("acceptInvitation", { as, path: { token } });
    },
  },
};

async function requireMember(context: RunContext, as: string | undefined) {
  if (as === undefined || context.target.tokens[as] === undefined)
    throw new SkipError(`Needs a token for ${as ?? "another member"}: pass --token-of ${as ?? "admin"}=TOKEN.`);
  return { as, org_id: await createTeam(context), user_id: (await userOf(context, as)).id };
}
