import { memoizePerContext } from "../../../../context/memoize.ts";
import {
  builtInRole,
  createOrganization,
  invite,
  membershipIn,
  otherActors,
  otherOrganization,
  requireMember,
  userOf,
} from "../../common/organizations.ts";
import { organizationId } from "../../common/requests.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";

const scenarios: CustomScenarios = {
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
      const role = {
        key: context.unique("tester"),
        custom_name: "Tester",
        level: 2,
        permission_level: "viewer",
      } as const;
      const { id } = await callForData("createRole", { path: { org_id }, body: role });
      const expected = { role_key: role.key, permission_level: role.permission_level };
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

export const roles: TagPlan = {
  lists: { listRoles: { sameForAll: true } },
  values: {
    builtInRole: async (context, { path }) =>
      builtInRole(context, Object(path).org_id ?? (await organizationId(context))),
    otherOrganizationRole: (context) => otherOrganizationRole(context),
  },
  scenarios,
  needs: [[/^updateRole > custom/, { as: ["admin"] }]],
};

const otherOrganizationRole = memoizePerContext(async (context) =>
  context.callForText("createRole", "/data/id", { path: { org_id: await otherOrganization(context) } }),
);
