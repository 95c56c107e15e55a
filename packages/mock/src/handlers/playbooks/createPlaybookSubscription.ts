import type { Handler } from "../../handler.ts";
import { findSubscription, usablePlaybooks } from "../../rules/playbooks/playbooks.ts";

export const createPlaybookSubscription: Handler<"createPlaybookSubscription"> = (context) => {
  const { store, organization, body, random, now, error } = context;
  const playbook = usablePlaybooks(store, organization.id).find(({ id }) => id === body.playbook_id);
  if (!playbook) throw error("playbookUnknown");
  if (findSubscription(store, organization.id, playbook.id)) throw error("alreadySubscribed");
  const data = store.playbook_subscriptions.add({
    id: random.uuid(),
    organization_id: organization.id,
    playbook_id: playbook.id,
    enabled: true,
    created_at: now(),
    updated_at: now(),
  });
  return { data };
};
