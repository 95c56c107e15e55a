import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { nobodysAddress } from "../world/accounts.ts";
import { ask } from "../world/ask.ts";
import { organizationId } from "../world/organization-id.ts";
import {
  annexRole,
  builtInRole,
  guest,
  guestIn,
  invite,
  inviteGuest,
  makeOrganization,
  userOf,
} from "../world/organizations.ts";
import { unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Invitations. Those that are answered are the guest's, to organizations that are made for it. */
export const invitations: OperationPlans = {
  createInvitation: {
    success: async (world) => ({ body: await toNobody(world) }),
    refused: {
      422: {
        "a member": async (world) => ({ body: { ...(await toNobody(world)), email: (await userOf(world)).email } }),
        "an address that was invited": async (world) => {
          const org_id = await organizationId(world);
          const body = await toNobody(world);
          await invite(world, org_id, body);
          return { path: { org_id }, body };
        },
        "a role that is not there": async (world) => ({
          body: { ...(await toNobody(world)), role_id: unknownId },
        }),
        "a role of another organization": async (world) => ({
          body: { ...(await toNobody(world)), role_id: await annexRole(world) },
        }),
      },
    },
    keep: ["role_id"],
    unique: ["email"],
    shows: { "/data/status": "pending", "/data/answered_at": null },
    // People write theirs in many ways.
    spellings: { email: (email) => [email.toUpperCase()] },
  },
  resendInvitation: {
    shows: { "/data/status": "pending" },
    refused: {
      422: async (world) => {
        const org_id = await makeOrganization(world);
        const { email } = await userOf(world, guest(world));
        const token = await invite(world, org_id, { email, role_id: await builtInRole(world, org_id) });
        await ask(world, "declineInvitation", { as: guest(world), path: { token } });
        return { path: { org_id, token } };
      },
    },
  },
  acceptInvitation: { success: asGuest, refused: { 422: answers("acceptInvitation") } },
  declineInvitation: {
    success: asGuest,
    shows: { "/data/status": "declined" },
    refused: { 422: answers("declineInvitation") },
  },
};

function asGuest(world: World, fresh: boolean): Given {
  return !fresh && guestIn(world) === undefined ? {} : { as: guest(world) };
}

function answers(operationId: "acceptInvitation" | "declineInvitation") {
  return {
    "an invitation that was answered": async (world: World): Promise<Given> => {
      const given = { as: guest(world), path: { token: await inviteGuest(world) } };
      await ask(world, operationId, given);
      return given;
    },
    "an invitation of somebody else": async (world: World): Promise<Given> => ({
      path: { token: await inviteGuest(world) },
    }),
  };
}

async function toNobody(world: World): Promise<{ email: string; role_id: string }> {
  const org_id = await organizationId(world);
  return { email: nobodysAddress(world), role_id: await builtInRole(world, org_id) };
}
