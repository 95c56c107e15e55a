import { all, by, page, the, type World } from "../world.ts";

interface Role {
  organization_id: string;
  key: string;
}

/** What the list of Acme's roles is. */
export const truths = { "listRoles.200.firstPage": (world: World) => page(roles(world)) };

function roles(world: World): Role[] {
  const acme = the(world, "organizations", "acme").id;
  return all<Role>(world, "roles")
    .filter((each) => each.organization_id === acme)
    .sort(by("key"));
}
