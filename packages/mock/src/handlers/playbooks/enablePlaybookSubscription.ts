import type { Handler } from "../../handler.ts";
import { updateIfChanged } from "../../rules/records.ts";

export const enablePlaybookSubscription: Handler<"enablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: updateIfChanged(store.playbook_subscriptions, subscription, { enabled: true, updated_at: now() }) };
};
