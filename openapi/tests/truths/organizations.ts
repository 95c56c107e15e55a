import { all, by, page, type World } from "../world.ts";

/** What the lists of organizations are, for Ada. */
export const truths = {
  "listOrganizations.200.firstPage": (world: World) =>
    page(all<{ name: string }>(world, "organizations").sort(by("name"))),
};
