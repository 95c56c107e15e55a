import { all, by, page, type World } from "../world.ts";

interface Organization {
  id: string;
  name: string;
}

/** What the list of organizations is: those to which Ada belongs. */
export const truths = {
  "listOrganizations.200.firstPage": (world: World) => {
    const own = all(world, "memberships").map(({ organization_id }) => organization_id);
    return page(
      all<Organization>(world, "organizations")
        .filter(({ id }) => own.includes(id))
        .sort(by("name")),
    );
  },
};
