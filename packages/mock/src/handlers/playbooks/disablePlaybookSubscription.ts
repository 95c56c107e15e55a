import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";
import { setEnabled } from "../../rules/playbooks/subscriptions.ts";

export const disablePlaybookSubscription: Handler<"disablePlaybookSubscription"> = (call) => {
  const subscription = inOrganization(call.store.playbook_subscriptions, call.path.id, call);
  return { data: setEnabled(call, subscription, false) };
};
