import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "./ask.ts";

/**
 * The id of a resource of the platform's, which everybody sees and crewkit's staff alone may change.
 *
 * @throws Unreached if there is none, or the token is that of one of the staff.
 */
export async function platformResource(world: World): Promise<string> {
  await requireOutsider(world);
  return world.textAt("listResources", "/data/0/id", { query: { tier: "platform" } });
}

/** The same of a playbook of crewkit's own. */
export async function platformPlaybook(world: World): Promise<string> {
  await requireOutsider(world);
  const path = { org_id: await organizationId(world) };
  const playbooks = await readAll(world, "listAvailablePlaybooks", { path });
  const crewkits = playbooks.find(({ organization_id }) => organization_id === null);
  if (!crewkits) throw new Unreached("The organization is subscribed to all of crewkit's own playbooks.");
  return String(crewkits.id);
}

async function requireOutsider(world: World): Promise<void> {
  const role = await world.textAt("getCurrentUser", "/user/platform_role");
  if (role !== "org_user")
    throw new Unreached(`The token is that of a ${role}, who may change what is the platform's.`);
}
