import { type Playbook, subscriptions, sync, usable } from "../models/playbooks.ts";
import { page, type World } from "../world.ts";

/** What the lists of playbooks are, and the file that agents are given. */
export const truths = {
  "listPlaybooksForStacks.200.matches": (world: World) => page(matches(world, ["rails", "react"])),
  "listPlaybooksForStacks.200.nothing": (world: World) => page(matches(world, ["elixir"])),
  "getPlaybooksForSync.200.document": (world: World) => ({ data: sync(world) }),
  "getPlaybooksForSync.200.nothing": (world: World) => ({ data: sync(world, ["react"]) }),
  "listPlaybookSubscriptions.200.firstPage": (world: World) => page(subscriptions(world)),
  "listAvailablePlaybooks.200.firstPage": (world: World) =>
    page(usable(world).filter((each) => !subscription(world, each))),
};

function matches(world: World, stacks: string[]) {
  const fitting = usable(world).map((playbook) => ({
    playbook,
    matched_stacks: playbook.stacks.filter((each) => stacks.includes(each)).sort(),
    subscription_id: subscription(world, playbook)?.id ?? null,
    enabled: subscription(world, playbook)?.enabled ?? false,
  }));
  return fitting.filter(({ matched_stacks }) => matched_stacks.length > 0);
}

function subscription(world: World, { id }: Playbook) {
  return subscriptions(world).find(({ playbook_id }) => playbook_id === id);
}
