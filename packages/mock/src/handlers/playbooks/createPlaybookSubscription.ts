import type { Handler } from "../../call.ts";
import { subscriptionTo, usablePlaybooks } from "../../rules/playbooks/playbooks.ts";

export const createPlaybookSubscription: Handler<"createPlaybookSubscription"> = (call) => {
  const { store, organization, body, random, now, refuse } = call;
  const playbook = usablePlaybooks(store, organization.id).find(({ id }) => id === body.playbook_id);
  if (!playbook) throw refuse("playbookUnknown");
  if (subscriptionTo(store, organization.id, playbook.id)) throw refuse("alreadySubscribed");
  const data = store.playbook_subscriptions.add({
    id: random.uuid(),
    organization_id: organization.id,
    playbook_id: playbook.id,
    playbook_name: playbook.name,
    playbook_slug: playbook.slug,
    enabled: true,
    created_at: now(),
    updated_at: now(),
  });
  return { data };
};
