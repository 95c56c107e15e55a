import type { Handler } from "../../handler.ts";
import { findSubscription, matchedStacks, usablePlaybooks } from "../../rules/playbooks/playbooks.ts";

export const listPlaybooksForStacks: Handler<"listPlaybooksForStacks"> = ({ store, organization, query, matches }) => {
  const playbooks = usablePlaybooks(store, organization.id).map((playbook) => {
    const subscription = findSubscription(store, organization.id, playbook.id);
    return {
      playbook,
      matched_stacks: matchedStacks(playbook, query.stacks),
      subscription_id: subscription?.id ?? null,
      enabled: subscription?.enabled ?? false,
    };
  });
  return playbooks.filter(matches);
};
