import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import {
  builtInRole,
  createTeam,
  invite,
  otherActors,
  otherOrganization,
  requireMember,
  roleFor,
  userOf,
} from "../../common/organizations.ts";
import { organizationId, unknownId } from "../../common/requests.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import { createWork } from "../../common/work.ts";

const scenarios: CustomScenarios = {
  deleteMember: {
    async "revokes all access to this organization immediately"({ context, call }) {
      const { as, org_id, user_id } = await requireMember(context, otherActors(context).at(-1));
      await call("listProjects", { as, path: { org_id } });
      await call("deleteMember", { path: { org_id, user_id } });
      for (const operationId of ["listProjects", "listMembers", "listSessions"] as const)
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
      const role = { role_key: "admin", agent_role: "autonomous" } as const;
      await expectValues("getMember", previous, { ...role, permission_level: "admin" });
      await expectValues("getMember", { path }, { ...role, permission_level: "owner" });
      await call("updateOrganization", { path: { id: org_id }, body: { name: "Conformance" } }, 403);
      const owners = { path: { org_id }, query: { permission_level: "owner" } };
      const listed = { "0/user_id": user_id, "0/permission_level": "owner", "0/role_key": "admin" } as const;
      await expectValues("listMembers", owners, { "/meta/total_count": 1, ...listed });
      await call("transferOwnership", { as, ...previous });
    },
  },
};

export const members: TagPlan = {
  lists: { listMembers: { sameForAll: true } },
  resourceTypes: { "/{}/members/{}": { create: createMember, shared: true } },
  values: {
    // Requests that are rejected anyway can name the owner.
    member: async (context, { isolated }) => {
      if (!isolated && otherActors(context).length === 0) return otherOrganizationOwner(context);
      const [org_id, user_id] = await context.resourceIds("/{org_id}/members/{user_id}", isolated);
      return { org_id, user_id };
    },
    otherOrganizationOwner,
  },
  scenarios,
  needs: [
    [/^(deleteMember|updateMember|transferOwnership) > custom/, { as: ["admin"] }],
    [/^(deleteMember|updateMember|transferOwnership) > (200|side-effects)/, { as: ["member"] }],
  ],
};

// A separate organization, in case the API does not reject the request.
async function otherOrganizationOwner(context: RunContext) {
  return { org_id: await otherOrganization(context), user_id: (await userOf(context)).id };
}

/**
 * Returns the ids of a new team and of a member, by default the least privileged one.
 *
 * @throws SkipError for the owner, whose membership cannot be changed.
 */
async function createMember(
  context: RunContext,
  actor: string | undefined = otherActors(context).at(-1),
): Promise<[organization: string, user: string]> {
  if (actor === undefined || !otherActors(context).includes(actor))
    throw new SkipError("Needs another member: pass --token-of member=TOKEN and --token-of viewer=TOKEN.");
  return [await createTeam(context), (await userOf(context, actor)).id];
}
