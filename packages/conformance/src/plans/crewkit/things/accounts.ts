import type { Thing } from "../../../plan/plan.ts";
import { makePasskey } from "../passkeys.ts";
import { firstOrganization, inviteGuest, makeMember, workplace } from "../world/organizations.ts";

/** Organizations, members, invitations and passkeys, which no link of the contract leads to, or another way. */
export const accountThings: Record<string, Thing> = {
  "/{}": {
    make: async (world) => [await workplace(world)],
    find: async (world) => [await firstOrganization(world)],
  },
  "/organizations/{}": { find: (world) => world.thing("/{org_id}") },
  "/{}/members/{}": { make: makeMember },
  "/invitations/{}": {
    make: async (world) => [await inviteGuest(world)],
    find: async (world) => (await world.thing("/{org_id}/members/invitations/{token}")).slice(-1),
  },
  "/auth/passkeys/{}": { make: makePasskey },
};
