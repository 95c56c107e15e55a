import type { RunContext } from "../../../base/run-context.ts";
import { SkipError } from "../../../base/skip.ts";
import {
  builtInRole,
  createOrganization,
  createTeam,
  invite,
  membershipIn,
  otherActors,
  roleFor,
  userOf,
} from "../setup/organizations.ts";
import { type CustomScenarios, organizationId, unknownId } from "../setup/requests.ts";
import { createWork } from "../setup/work.ts";

export const memberScenarios: CustomScenarios = {
  deleteMember: {
    async "revokes all access to this organization immediately"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context).at(-1));
      await call("listProjects", { as, path: { org_id } });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const operationId of ["listProjects", "listMembers", "listSessions"])
        await call(operationId, { as, path: { org_id } }, 403);
      await call("getOrganization", { as, path: { id: org_id } }, 403);
      await call("getOrganization", { as, path: { id: await organizationId(context) } });
    },
    async "lets admins leave but no one remove the owner, and rejects members even for unknown users"({
      context,
      call,
    }) {
      const others = otherActors(context).slice(1);
      const { as, org_id, user_id } = await requireMember(context, "admin", others);
      const owner = (await userOf(context)).id;
      for (const as of others) await call("deleteMember", { as, path: { org_id, user_id: unknownId } }, 403);
      for (const as of ["owner", "admin"]) await call("deleteMember", { as, path: { org_id, user_id: owner } }, 422);
      await call("deleteMember", { as, path: { org_id, user_id } });
    },
    async "keeps the member's work, and a new invitation restores access"({ context, call, expectValues }) {
      const { as, org_id, user_id } = await requireMember(context, "admin");
      const { project_id: _, ...work } = await createWork(context, org_id, { as });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const [operationId, overrides] of Object.values(work)) await call(operationId, overrides);
      const query = { status: "pending" };
      await expectValues("listInvitations", { path: { org_id }, query }, { "0/invited_by/id": user_id });
      const { email } = await userOf(context, as);
      const token = await invite(context, org_id, { email, role_id: await roleFor(context, org_id, "admin") });
      await call("acceptInvitation", { as, path: { token } });
      await call("listProjects", { as, path: { org_id } });
    },
  },
  updateMember: {
    async "applies the new role immediately, only in this organization"({ context, call, expectValues }) {
      const { as, org_id, user_id } = await requireMember(context, "admin");
      await call("createProject", { as, path: { org_id } });
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("createProject", { as, path: { org_id } }, 403);
      await call("listProjects", { as, path: { org_id } });
      const path = { id: await organizationId(context) };
      await expectValues("getOrganization", { as, path }, { permission_level: "admin" });
      const promotion = { role_id: await roleFor(context, org_id, "admin") };
      await call("updateMember", { path: { org_id, user_id }, body: promotion });
      await call("createProject", { as, path: { org_id } });
    },
    async "lets admins change and remove other admins, but not the owner"({ context, call }) {
      const [, other] = otherActors(context);
      const { org_id, user_id } = await requireMember(context, other, ["admin"]);
      const role_id = await roleFor(context, org_id, "admin");
      const [as, body] = ["admin", { role_id }];
      await call("updateMember", { as, path: { org_id, user_id: (await userOf(context)).id }, body }, 422);
      for (let count = 0; count < 2; count++) await call("updateMember", { as, path: { org_id, user_id }, body });
      await call("deleteMember", { as, path: { org_id, user_id } });
    },
  },
  transferOwnership: {
    async "makes the previous owner an admin"({ context, call, callForData, expectValues }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      const path = { org_id, user_id };
      await call("updateMember", { path, body: { role_id: await builtInRole(context, org_id) } });
      const { joined_at } = await callForData("getMember", { path });
      await context.clock.advance(2);
      await expectValues("transferOwnership", { path }, { joined_at });
      await expectValues("getOrganization", { path: { id: org_id } }, { permission_level: "admin" });
      const previous = { path: { org_id, user_id: (await userOf(context)).id } };
      const role = { role_key: "admin", agent_role: "autonomous" };
      await expectValues("getMember", previous, { ...role, permission_level: "admin" });
      await expectValues("getMember", { path }, { ...role, permission_level: "owner" });
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const owners = { path: { org_id }, query: { permission_level: "owner" } };
      const listed = { "0/user_id": user_id, "0/permission_level": "owner", "0/role_key": "admin" };
      await expectValues("listMembers", owners, { "/meta/total_count": 1, ...listed });
      await call("transferOwnership", { as, ...previous });
    },
  },
  deleteRole: {
    async "rejects built-in roles, and roles with an invitation that is not withdrawn"(steps) {
      const { context, call, callForData } = steps;
      const org_id = await createOrganization(context);
      await call("deleteRole", { path: { org_id, id: await builtInRole(context, org_id) } }, 422);
      const { id } = await callForData("createRole", { path: { org_id } });
      const token = await invite(context, org_id, { role_id: id });
      await call("deleteRole", { path: { org_id, id } }, 422);
      await call("deleteInvitation", { path: { org_id, token } });
      await call("deleteRole", { path: { org_id, id } });
    },
  },
  updateRole: {
    async "applies to all members with the role, and to invitations"({ context, call, callForData, expectValues }) {
      const others = otherActors(context);
      const { org_id } = await requireMember(context, others[0], others.slice(1));
      const body = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
      const { id } = await callForData("createRole", { path: { org_id }, body });
      const token = await invite(context, org_id, { role_id: id });
      for (const as of others) {
        const path = { org_id, user_id: (await userOf(context, as)).id };
        await call("updateMember", { path, body: { role_id: id } });
        await call("createProject", { as, path: { org_id } }, 403);
      }
      await call("updateRole", { path: { org_id, id }, body: { permission_level: "admin" } });
      await expectValues("getInvitation", { path: { token } }, { permission_level: "admin" });
      for (const as of others) {
        const path = { org_id, user_id: (await userOf(context, as)).id };
        await expectValues("getMember", { path }, { permission_level: "admin" });
        await call("createProject", { as, path: { org_id } });
      }
    },
    async "determines the agent role, but the level grants no permissions"(steps) {
      const { context, call, callForData, expectEqual, expectValues } = steps;
      const { as, org_id, user_id } = await requireMember(context, otherActors(context)[0]);
      const path = { org_id, user_id };
      const role = { key: context.unique("tester"), custom_name: "Tester", level: 2, permission_level: "viewer" };
      const { id } = await callForData("createRole", { path: { org_id }, body: role });
      const expected = { role_key: role.key, permission_level: "viewer" };
      await expectValues("updateMember", { path, body: { role_id: id } }, { ...expected, agent_role: "collaborative" });
      await call("deleteRole", { path: { org_id, id } }, 422);
      for (const [body, agent_role] of [
        [{ coaching_mode_enabled: true }, "coaching"],
        [{ coaching_mode_enabled: false, level: 3 }, "autonomous"],
      ] as const) {
        await call("updateRole", { path: { org_id, id }, body });
        await expectValues("getMember", { path }, { ...expected, agent_role });
      }
      const membership = await membershipIn(context, org_id, as);
      expectEqual(membership?.agent_role, "autonomous", "the agent role of the membership");
    },
  },
};

// Creates an organization with these members, and returns the first.
async function requireMember(context: RunContext, as: string | undefined, others: readonly string[] = []) {
  if (as === undefined || context.target.tokens[as] === undefined)
    throw new SkipError(`Needs a token for ${as ?? "another member"}: pass --token-of ${as ?? "admin"}=TOKEN.`);
  return { as, org_id: await createTeam(context, [as, ...others]), user_id: (await userOf(context, as)).id };
}
