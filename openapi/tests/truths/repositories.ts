import { all, by, page, the, type World } from "../world.ts";

interface Repository {
  project_id: string;
  name: string;
}

/** What the lists of a project's repositories are. */
export const truths = {
  "listRepositories.200.firstPage": (world: World) => page(repositories(world, "checkout")),
};

function repositories(world: World, project: string): Repository[] {
  const { id } = the(world, "projects", project);
  return all<Repository>(world, "repositories")
    .filter(({ project_id }) => project_id === id)
    .sort(by("name"));
}
