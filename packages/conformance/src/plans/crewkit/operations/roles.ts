import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { nobodysAddress } from "../world/accounts.ts";
import { organizationId } from "../world/organization-id.ts";
import { builtInRole, invite } from "../world/organizations.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Roles. */
export const roles: OperationPlans = {
  createRole: {
    success: (world) => ({ body: newRole(world.unique("tester")) }),
    refused: { 422: async (world) => ({ body: newRole(await world.once("createRole", "/data/key")) }) },
    unique: ["key"],
  },
  updateRole: {
    success: { body: { level: 2 } },
    refused: { 422: async (world) => ({ ...(await onBuiltIn(world)), body: { level: 2 } }) },
  },
  deleteRole: {
    refused: {
      422: {
        "a built-in role": onBuiltIn,
        "a role that an invitation offers": async (world) => {
          const [org_id = "", id = ""] = await world.thing("/{org_id}/roles/{id}", true);
          await invite(world, org_id, { email: nobodysAddress(world), role_id: id });
          return { path: { org_id, id } };
        },
      },
    },
  },
};

function newRole(key: string): object {
  return { key, custom_name: "Tester", level: 2, permission_level: "member" };
}

async function onBuiltIn(world: World): Promise<Given> {
  const org_id = await organizationId(world);
  return { path: { org_id, id: await builtInRole(world, org_id) } };
}
