import type { Thing } from "../../../plan/plan.ts";
import type { Item } from "../../../plan/rules.ts";
import { isObject } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";
import { organizationId } from "./ask.ts";

// No path leads to these: they are things by a name.
const own = "own playbook";
const spare = "spare playbook";

/** How playbooks and subscriptions are found: no operation makes a playbook, and each can be subscribed to once. */
export const playbookThings: Record<string, Thing> = {
  "/playbooks/{}": { make: (world) => world.thing(own), find: (world) => world.thing(own) },
  [own]: { find: ownPlaybook },
  [spare]: { find: chooseSpare },
  "/{}/playbook_subscriptions/{}": { find: standingSubscription },
};

// What the suite adds to it goes away at the end.
async function ownPlaybook(world: World): Promise<string[]> {
  const organization = await organizationId(world);
  const known = (await playbooksInSight(world)).find(({ organization_id }) => organization_id === organization);
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

/**
 * The id of the playbook that the suite subscribes to and leaves, time after time; when it is answered, the
 * organization is not subscribed to it.
 *
 * @throws Unreached where the organization was subscribed to all playbooks from the start.
 */
export async function freePlaybook(world: World): Promise<string> {
  const [playbookId = ""] = await world.thing(spare);
  await unsubscribe(world, playbookId);
  return playbookId;
}

async function chooseSpare(world: World): Promise<string[]> {
  const [first] = await readAll(world, "listAvailablePlaybooks");
  if (!first) throw new Unreached("The organization is subscribed to all playbooks: leave one, for the suite to take.");
  const id = String(first.id);
  world.atEnd(() => unsubscribe(world, id));
  return [id];
}

// One that nobody leaves: the organization had it, or it is to another playbook than the spare one.
async function standingSubscription(world: World): Promise<string[]> {
  const [taken] = world.target.writes ? await world.thing(spare) : [];
  const isOther = ({ playbook_id, id }: Item) => (playbook_id ?? id) !== taken;
  const known = (await readAll(world, "listPlaybookSubscriptions")).find(isOther);
  return [await organizationId(world), known ? String(known.id) : await subscribe(world, isOther)];
}

async function subscribe(world: World, isOther: (item: Item) => boolean): Promise<string> {
  const other = world.target.writes && (await readAll(world, "listAvailablePlaybooks")).find(isOther);
  if (!other) throw new Unreached("The organization has no subscription, and no second playbook to subscribe to.");
  world.atEnd(() => unsubscribe(world, String(other.id)));
  return world.textAt("createPlaybookSubscription", "/data/id", { body: { playbook_id: other.id } });
}

async function unsubscribe(world: World, playbookId: string): Promise<void> {
  const subscriptions = await readAll(world, "listPlaybookSubscriptions");
  const known = subscriptions.find(({ playbook_id }) => playbook_id === playbookId);
  if (!known) return;
  const path = { org_id: await organizationId(world), id: String(known.id) };
  await world.call("deletePlaybookSubscription", { path });
}
