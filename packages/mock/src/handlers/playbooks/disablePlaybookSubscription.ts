import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";

export const disablePlaybookSubscription: Handler<"disablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: change(store.playbook_subscriptions, subscription, { enabled: false, updated_at: now() }) };
};
