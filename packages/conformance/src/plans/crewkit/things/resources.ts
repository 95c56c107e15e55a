import type { Thing } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";

/** Where the plan knows a resource with two versions: `[id, from_hash, to_hash]`. */
export const twoVersions = "/resources/{id}/diff/{from_hash}/{to_hash}";

/** How resources are made and found: the organization's own, in the state that an operation needs. */
export const resourceThings: Record<string, Thing> = {
  "/resources/{}": { make: only(create), find: only(find) },
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
  "/resources/{}/versions/upgrade_available": { make: only(forkAndMoveOn), find: only(find) },
};

function only(id: (world: World) => Promise<string>): (world: World) => Promise<string[]> {
  return async (world) => [await id(world)];
}

function create(world: World): Promise<string> {
  return world.textAt("createResource", "/data/id");
}

function find(world: World): Promise<string> {
  return world.textAt("listOrganizationResources", "/data/0/id");
}

async function publish(world: World): Promise<string> {
  return world.textAt("publishResource", "/data/id", { path: { id: await create(world) } });
}

async function makeTwoVersions(world: World): Promise<string[]> {
  const id = await create(world);
  const from = await world.textAt("getResource", "/data/current_version_hash", { path: { id } });
  return [id, from, await moveOn(world, id)];
}

// A resource that was never changed has one version, which can be compared with itself.
async function findTwoVersions(world: World): Promise<string[]> {
  const id = await find(world);
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
