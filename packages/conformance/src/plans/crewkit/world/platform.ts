import type { Given } from "../../../plan/plan.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "./organization-id.ts";

/**
 * A request about a resource of the platform's, which everybody sees and crewkit's staff alone may change. Its body is
 * refused, too: were the request allowed, nothing would change.
 *
 * @throws Unreached if there is none, or the token is that of one of the staff.
 */
export async function onPlatformResource(world: World): Promise<Given> {
  await requireOutsider(world);
  const id = await world.textAt("listResources", "/data/0/id", { query: { tier: "platform" } });
  return { path: { id }, body: {} };
}

/** The same about a playbook of crewkit's own. */
export async function onPlatformPlaybook(world: World): Promise<Given> {
  await requireOutsider(world);
  const path = { org_id: await organizationId(world) };
  const playbooks = await readAll(world, "listAvailablePlaybooks", { path });
  const crewkits = playbooks.find(({ organization_id }) => organization_id === null);
  if (!crewkits) throw new Unreached("The organization is subscribed to all of crewkit's own playbooks.");
  return { path: { playbook_id: String(crewkits.id) }, body: {} };
}

async function requireOutsider(world: World): Promise<void> {
  const role = await world.textAt("getCurrentUser", "/user/platform_role");
  if (role !== "org_user")
    throw new Unreached(`The token is that of a ${role}, who may change what is the platform's.`);
}
