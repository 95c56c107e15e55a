import type { Thing } from "../../../plan/plan.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { ask, itemsOf, textAt } from "../world/ask.ts";
import { organizationId } from "../world/organization-id.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Repositories. A remote must be on a host, and is one organization's once. */
export const repositories: OperationPlans = {
  createRepository: {
    success: (world) => ({ body: newRepository(`https://git.example/acme/${world.unique("repository")}.git`) }),
    refused: {
      422: {
        "a remote that is taken": async (world) => ({ body: newRepository(await knownRemote(world)) }),
        "a remote on no host": { body: newRepository("./no-host") },
        "a project that is a workspace": async (world) => {
          const org_id = await organizationId(world);
          const body = { name: "Handbook", slug: world.unique("handbook"), project_type: "workspace" };
          const project_id = await world.textAt("createProject", "/data/id", { path: { org_id }, body });
          return { path: { org_id, project_id } };
        },
      },
    },
    keep: ["remote_url"],
    unique: ["remote_url"],
    spellings: { remote_url: otherRemotes },
    normalized: ["remote_url"],
  },
  lookupRepository: {
    success: async (world) => ({ query: { remote_url: await knownRemote(world) } }),
    refused: { 400: { query: { remote_url: "./no-host" } } },
    keep: ["remote_url"],
    spellings: { remote_url: otherRemotes },
  },
};

/** A remote that is linked to a project; in a run that only reads, one that may be. */
export async function knownRemote(world: World): Promise<string> {
  if (!world.target.writes) return "https://git.example/acme/checkout-api.git";
  // Answers leave out the scheme, without which a remote is none.
  return `https://${await world.once("createRepository", "/data/remote_url")}`;
}

/** Other ways to write a remote that is given as an https URL: as Git has them for SSH, and with what means nothing. */
export function otherRemotes(remote: string): string[] {
  const { host, pathname } = new URL(remote);
  const path = pathname.replace(/^\/|\.git$/g, "");
  return [
    `git@${host}:${path}.git`,
    `ssh://git@${host}/${path}.git`,
    `https://somebody@${host}/${path}.git`,
    `https://${host.toUpperCase()}/${path}/`,
  ];
}

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

function newRepository(remote_url: string): object {
  return { remote_url, name: "Payments API" };
}
