import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { sent } from "../shown.ts";
import { organizationId } from "../world/organization-id.ts";
import { annex, annexRole, builtInRole, othersWithToken, userOf } from "../world/organizations.ts";
import { unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Members. Those that are changed or removed belong to an organization that is made for it. */
export const members: OperationPlans = {
  // The owner is a member of every organization.
  getMember: {
    success: async (world) => {
      return { path: { org_id: await organizationId(world), user_id: (await userOf(world)).id } };
    },
  },
  updateMember: {
    success: async (world, fresh) => withRole(world, await onMember(world, fresh)),
    refused: {
      422: {
        "the owner": async (world) => withRole(world, await onOwner(world)),
        "a role that is not there": { body: { role_id: unknownId } },
        "a role of another organization": async (world) => ({ body: { role_id: await annexRole(world) } }),
      },
    },
    keep: ["role_id"],
    shows: { "/data/role_id": sent("/role_id") },
    idempotent: true,
  },
  deleteMember: { success: onMember, refused: { 422: onOwner } },
  transferOwnership: { success: onMember, shows: { "/data/permission_level": "owner" }, refused: { 422: onOwner } },
};

interface OnMember {
  path: { org_id: string; user_id: string };
}

// What is to be refused may name the owner, where there is nobody else.
async function onMember(world: World, fresh: boolean): Promise<OnMember> {
  if (!fresh && othersWithToken(world).length === 0) return onOwner(world);
  const [org_id = "", user_id = ""] = await world.thing("/{org_id}/members/{user_id}", fresh);
  return { path: { org_id, user_id } };
}

// Of an organization that was made for it, in case that the API does not refuse.
async function onOwner(world: World): Promise<OnMember> {
  return { path: { org_id: await annex(world), user_id: (await userOf(world)).id } };
}

async function withRole(world: World, { path }: OnMember): Promise<Given> {
  return { path, body: { role_id: await builtInRole(world, path.org_id) } };
}
