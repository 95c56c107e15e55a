import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { setEnabled } from "../../rules/playbooks/subscriptions.ts";

export const enablePlaybookSubscription: Handler<"enablePlaybookSubscription"> = (call) => {
  const subscription = inOrganization(call.store.playbook_subscriptions, call.path.id, call);
  return { data: setEnabled(call, subscription, true) };
};
