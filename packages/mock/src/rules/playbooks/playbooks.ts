import { byKeys } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Playbook = Tables["playbooks"];

/** The playbooks that an organization can use, by name: crewkit's and its own. */
export function usablePlaybooks(store: Store, organizationId: string): Playbook[] {
  const playbooks = [...store.playbooks.in(""), ...store.playbooks.in(organizationId)];
  return playbooks.sort(byKeys("name", "id"));
}

export function findSubscription(
  store: Store,
  organizationId: string,
  playbookId: string,
): Tables["playbook_subscriptions"] | undefined {
  return store.playbook_subscriptions.find({ organization_id: organizationId, playbook_id: playbookId });
}

/** The requested stacks that a playbook supports, sorted. */
export function matchedStacks({ stacks }: Playbook, requested: readonly string[]): string[] {
  return stacks.filter((stack) => requested.includes(stack)).sort();
}

/**
 * The playbooks in an organization's synced file, by name: playbooks with an enabled subscription that support one of
 * the `stacks` (any if undefined). A playbook is left out if another playbook in the file extends it.
 */
export function syncedPlaybooks(store: Store, organizationId: string, stacks?: readonly string[]): Playbook[] {
  const enabled = usablePlaybooks(store, organizationId).filter(
    ({ id }) => findSubscription(store, organizationId, id)?.enabled,
  );
  const matching = stacks ? enabled.filter((playbook) => matchedStacks(playbook, stacks).length > 0) : enabled;
  const extended = new Set(matching.map(({ extends_playbook_id }) => extends_playbook_id));
  return matching.filter(({ id }) => !extended.has(id));
}
