import { all, latest, page, the, type World } from "../world.ts";

interface Invitation {
  organization_id: string;
  status: string;
  created_at: string;
}

/** What the lists of Acme's invitations are. */
export const truths = {
  "listInvitations.200.firstPage": (world: World) => page(invitations(world)),
  "listInvitations.200.filtered": (world: World) =>
    page(invitations(world).filter(({ status }) => status === "pending")),
};

function invitations(world: World): Invitation[] {
  const acme = the(world, "organizations", "acme").id;
  const own = all<Invitation>(world, "invitations").filter(({ organization_id }) => organization_id === acme);
  return own.sort(latest("created_at"));
}
