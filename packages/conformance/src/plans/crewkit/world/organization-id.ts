import type { World } from "../../../world/world.ts";

/** The id of the organization that the suite works in. */
export async function organizationId(world: World): Promise<string> {
  const [id = ""] = await world.thing("/{org_id}");
  return id;
}
