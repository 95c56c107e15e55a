import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";

export const enablePlaybookSubscription: Handler<"enablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: change(store.playbook_subscriptions, subscription, { enabled: true, updated_at: now() }) };
};
