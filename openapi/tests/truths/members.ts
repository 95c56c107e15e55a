import { all, by, page, the, type World } from "../world.ts";

interface Member {
  organization_id: string;
  name: string;
  permission_level: string;
  role_key: string;
}

/** What the lists of members are. */
export const truths = {
  "listMembers.200.firstPage": (world: World) => page(members(world)),
  "listMembers.200.filtered": (world: World) =>
    page(members(world).filter((each) => each.permission_level === "viewer" && each.role_key === "auditor")),
};

function members(world: World): Member[] {
  const acme = the(world, "organizations", "acme").id;
  return all<Member>(world, "members")
    .filter((each) => each.organization_id === acme)
    .sort(by("name"));
}
