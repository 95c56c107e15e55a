import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";
import { inOrganization } from "../../rules/find.ts";

export const enablePlaybookSubscription: Handler<"enablePlaybookSubscription"> = (call) => {
  const { store, path, now } = call;
  const subscription = inOrganization(store.playbook_subscriptions, path.id, call);
  return { data: change(store.playbook_subscriptions, subscription, { enabled: true, updated_at: now() }) };
};
