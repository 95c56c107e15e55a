import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { ask, itemsOf, type OperationId, textAt } from "./ask.ts";
import { makeOrganization } from "./organizations.ts";

/**
 * Makes an organization of the stranger's with something of each kind in it, or finds what a stranger has where nothing
 * may be written. Answers the ids of all, and slugs that only they have.
 *
 * @throws Unreached where there is no token of the stranger.
 */
export async function foreign(world: World): Promise<string[]> {
  const { stranger: as } = world.law.plan;
  if (as === undefined) throw new Unreached("The plan names no stranger.");
  if (!world.target.writes) return findForeign(world, as);
  const org_id = await makeOrganization(world, as);
  const make = async (operationId: OperationId, body: object, path: Record<string, string> = {}) =>
    ask(world, operationId, { as, path: { org_id, ...path }, body });
  const slug = world.unique("foreign");
  const remote_url = `https://git.example/${slug}/repository.git`;
  const project_id = textAt(await make("createProject", { name: "Foreign", slug }), "/data/id");
  const role = { key: "foreign", custom_name: "Foreign", level: 1, permission_level: "viewer" };
  const role_id = textAt(await make("createRole", role), "/data/id");
  const made = [
    await make("createRepository", { remote_url, name: "Foreign" }, { project_id }),
    await make("createInvitation", { email: `${slug}@example.com`, role_id }),
    await make("createSession", { remote_url }),
    await make("createResource", { resource_type: "rule", name: slug, content: "Foreign." }),
  ];
  return [org_id, slug, project_id, role_id, ...made.map((body) => textAt(body, "/data/id"))];
}

// An organization in which an actor is too is not foreign to them.
async function findForeign(world: World, as: string): Promise<string[]> {
  const actors = world.law.plan.actors.filter((actor) => world.target.tokens[actor] !== undefined);
  const known = new Set((await Promise.all(actors.map((actor) => organizationsOf(world, actor)))).flat());
  const organizations = (await organizationsOf(world, as)).filter((id) => !known.has(id));
  const [org_id] = organizations;
  if (org_id === undefined) return [];
  const projects = itemsOf(await ask(world, "listProjects", { as, path: { org_id } }));
  return [...organizations, ...projects.map((each) => textAt(each, "/id"))];
}

async function organizationsOf(world: World, as: string): Promise<string[]> {
  const body = await ask(world, "listOrganizations", { as, query: { per_page: 100 } });
  return itemsOf(body).map((each) => textAt(each, "/id"));
}
