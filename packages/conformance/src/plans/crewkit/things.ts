import type { Thing } from "../../plan/plan.ts";
import { Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import { makePasskey } from "./passkeys.ts";
import { ask, itemsOf, organizationId, textAt } from "./world/ask.ts";
import { firstOrganization, inviteGuest, makeMember, workplace } from "./world/organizations.ts";
import { playbookThings } from "./world/playbooks.ts";

/** Where the plan knows a resource with two versions: `[id, from_hash, to_hash]`. */
export const twoVersions = "/resources/{id}/diff/{from_hash}/{to_hash}";

/** How things are made or found that the contract's links don't lead to, or not in the state that is needed. */
export const things: Record<string, Thing> = {
  "/{}": { make: only(workplace), find: only(firstOrganization) },
  "/organizations/{}": { find: (world) => world.thing("/{org_id}") },
  "/{}/members/{}": { make: makeMember },
  "/invitations/{}": {
    make: only(inviteGuest),
    find: async (world) => (await world.thing("/{org_id}/members/invitations/{token}")).slice(-1),
  },
  "/auth/passkeys/{}": { make: makePasskey },
  "/{}/repos/{}": { make: inOrganization(create("createRepository")), find: inOrganization(findRepository) },
  "/{}/sessions/{}": { make: inOrganization(makeSession) },
  // No path leads to it: it is a thing by a name.
  "session in a private repository": { make: only(makePrivateSession) },
  "/resources/{}": { make: only(create("createResource")), find: only(findResource) },
  "/resources/{}/versions/{}": {
    // The second one: what a resource says first is the same in all, and so is its hash.
    async make(world) {
      const [id = "", , to = ""] = await makeTwoVersions(world);
      return [id, to];
    },
    find: async (world) => (await findTwoVersions(world)).slice(0, 2),
  },
  "/resources/{}/diff/{}/{}": { make: makeTwoVersions, find: findTwoVersions },
  "/resources/{}/fork": { make: only(publish) },
  "/resources/{}/versions/rollback": { make: async (world) => (await makeTwoVersions(world)).slice(0, 1) },
  "/resources/{}/versions/upgrade": { make: only(forkAndMoveOn) },
  "/resources/{}/versions/upgrade_available": { make: only(forkAndMoveOn), find: only(findResource) },
  ...playbookThings,
  // Drafts are made by the creation alone.
  "/{}/experiments/{}/stop": { make: inOrganization(create("startExperiment")) },
  "/{}/experiments/{}/archive": { make: inOrganization(create("stopExperiment")) },
  "/{}/experiments/{}/deploy": { make: inOrganization(makeDeployable) },
};

type GetId = (world: World) => Promise<string>;

function only(get: GetId): (world: World) => Promise<string[]> {
  return async (world) => [await get(world)];
}

function inOrganization(get: GetId): (world: World) => Promise<string[]> {
  return async (world) => [await organizationId(world), await get(world)];
}

function create(operationId: string): GetId {
  return (world) => world.textAt(operationId, "/data/id");
}

// No list has all of an organization's.
async function findRepository(world: World): Promise<string> {
  const org_id = await organizationId(world);
  for (const project of itemsOf(await ask(world, "listProjects", { path: { org_id } }))) {
    const path = { org_id, project_id: textAt(project, "/id") };
    const [first] = itemsOf(await ask(world, "listRepositories", { path }));
    if (first !== undefined) return textAt(first, "/id");
  }
  throw new Unreached("The organization's first projects have no repository.");
}

// By a member where there is one, since nobody below may report on another's.
function makeSession(world: World): Promise<string> {
  return world.textAt("createSession", "/data/id", world.target.tokens.member === undefined ? {} : { as: "member" });
}

async function makePrivateSession(world: World): Promise<string> {
  const name = world.unique("private");
  const body = { name, remote_url: `https://git.example/acme/${name}.git`, session_visibility: "private" };
  const repository_id = await world.textAt("createRepository", "/data/id", { body });
  return world.textAt("createSession", "/data/id", { body: { repository_id } });
}

function findResource(world: World): Promise<string> {
  return world.textAt("listOrganizationResources", "/data/0/id");
}

async function publish(world: World): Promise<string> {
  const id = await world.textAt("createResource", "/data/id");
  return world.textAt("publishResource", "/data/id", { path: { id } });
}

async function makeTwoVersions(world: World): Promise<string[]> {
  const id = await world.textAt("createResource", "/data/id");
  const from = await world.textAt("getResource", "/data/current_version_hash", { path: { id } });
  return [id, from, await moveOn(world, id)];
}

// A resource that was never changed has one version, which can be compared with itself.
async function findTwoVersions(world: World): Promise<string[]> {
  const id = await findResource(world);
  const to = await world.textAt("listResourceVersions", "/data/0/version_hash", { path: { id } });
  const second = world.textAt("listResourceVersions", "/data/1/version_hash", { path: { id } });
  return [id, await second.catch(() => to), to];
}

async function forkAndMoveOn(world: World): Promise<string> {
  const parent = await publish(world);
  const id = await world.textAt("forkResource", "/data/id", { path: { id: parent } });
  await moveOn(world, parent);
  return id;
}

function moveOn(world: World, id: string): Promise<string> {
  const body = { content: "Review the change, and its tests." };
  return world.textAt("updateResource", "/data/current_version_hash", { path: { id }, body });
}

// On a resource of its own: deploying changes which version is the current one.
async function makeDeployable(world: World): Promise<string> {
  const id = await world.textAt("createExperiment", "/data/id", { body: await comparison(world) });
  const path = { org_id: await organizationId(world), id };
  await world.call("startExperiment", { path });
  await world.call("stopExperiment", { path });
  return id;
}

/** The body of an experiment with two versions of a new resource. */
export async function comparison(world: World): Promise<object> {
  const [resource_id, control_version_hash, variant_version_hash] = await world.thing(twoVersions, true);
  return { name: "Does it find more?", resource_id, control_version_hash, variant_version_hash };
}
