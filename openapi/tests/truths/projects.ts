import { all, by, page, type World } from "../world.ts";

/** What the lists of projects are. */
export const truths = {
  "listProjects.200.firstPage": (world: World) => page(all<{ name: string }>(world, "projects").sort(by("name"))),
};
