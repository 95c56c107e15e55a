import type { Item } from "../../../plan/rules.ts";
import { isObject } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "./organization-id.ts";

/**
 * Finds a playbook of the organization's own; what the suite adds to it goes away at the end.
 *
 * @throws Unreached where there is none: no operation makes one.
 */
export async function ownPlaybook(world: World): Promise<string[]> {
  const own = await organizationId(world);
  const known = (await playbooksInSight(world)).find(({ organization_id }) => organization_id === own);
  if (!known) throw new Unreached("The organization has no playbook of its own, and no operation makes one.");
  const playbook_id = String(known.id);
  if (world.target.writes) await clearAtEnd(world, playbook_id);
  return [playbook_id];
}

// A playbook that the organization is subscribed to shows whose it is only to those who ask for its stacks.
async function playbooksInSight(world: World): Promise<Item[]> {
  const subscriptions = await readAll(world, "listPlaybookSubscriptions");
  const slugs = subscriptions.flatMap(({ playbook_slug }) => String(playbook_slug).split("-"));
  const stacks = [...new Set([...slugs, ...commonStacks])].slice(0, 20);
  const matches = await readAll(world, "listPlaybooksForStacks", { query: { stacks } });
  const available = await readAll(world, "listAvailablePlaybooks");
  return [...available, ...matches.map(({ playbook }) => playbook).filter(isObject)];
}

const commonStacks = ["rails", "react", "typescript", "python", "django", "go", "java", "node", "php", "rust", "vue"];

async function clearAtEnd(world: World, playbook_id: string): Promise<void> {
  const given = { path: { playbook_id } };
  const before = new Set((await readAll(world, "listConventions", given)).map(({ id }) => id));
  world.atEnd(async () => {
    const added = (await readAll(world, "listConventions", given)).filter(({ id }) => !before.has(id));
    for (const { id } of added) await world.call("deleteConvention", { path: { playbook_id, id: String(id) } });
  });
}
