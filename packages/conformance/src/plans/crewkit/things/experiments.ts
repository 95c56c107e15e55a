import type { Thing } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "../world/organization-id.ts";
import { twoVersions } from "./resources.ts";

/** How experiments are made in the state that an operation needs; drafts are made by the creation alone. */
export const experimentThings: Record<string, Thing> = {
  "/{}/experiments/{}/stop": {
    make: async (world) => [await organizationId(world), await world.textAt("startExperiment", "/data/id")],
  },
  "/{}/experiments/{}/archive": {
    make: async (world) => [await organizationId(world), await world.textAt("stopExperiment", "/data/id")],
  },
  "/{}/experiments/{}/deploy": { make: makeDeployable },
};

/** The body of an experiment with two versions of a resource: `[resource_id, control, variant]`. */
export function comparing([resource_id, control_version_hash, variant_version_hash]: string[]): object {
  return { name: "Does it find more?", resource_id, control_version_hash, variant_version_hash };
}

// On a resource of its own: deploying changes which version is the current one.
async function makeDeployable(world: World): Promise<string[]> {
  const body = comparing(await world.thing(twoVersions, true));
  const id = await world.textAt("createExperiment", "/data/id", { body });
  const path = { org_id: await organizationId(world), id };
  await world.call("startExperiment", { path });
  await world.call("stopExperiment", { path });
  return [path.org_id, id];
}
