import type { Thing } from "../../../plan/plan.ts";
import { Unreached } from "../../../world/unreached.ts";
import { ask, itemsOf, textAt } from "../world/ask.ts";
import { organizationId } from "../world/organization-id.ts";

/** How a repository is made, and found: no list has all of an organization's. */
export const repositoryThing: Thing = {
  async make(world) {
    const org_id = await organizationId(world);
    return [org_id, await world.textAt("createRepository", "/data/id")];
  },
  async find(world) {
    const org_id = await organizationId(world);
    for (const project of itemsOf(await ask(world, "listProjects", { path: { org_id } }))) {
      const path = { org_id, project_id: textAt(project, "/id") };
      const [first] = itemsOf(await ask(world, "listRepositories", { path }));
      if (first !== undefined) return [org_id, textAt(first, "/id")];
    }
    throw new Unreached("The organization's first projects have no repository.");
  },
};
