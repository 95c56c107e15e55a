import type { Handler } from "../../handler.ts";
import { updateIfChanged } from "../../rules/records.ts";

export const disablePlaybookSubscription: Handler<"disablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: updateIfChanged(store.playbook_subscriptions, subscription, { enabled: false, updated_at: now() }) };
};
