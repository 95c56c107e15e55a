import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const deletePlaybookSubscription: Handler<"deletePlaybookSubscription"> = (call) => {
  const { store, path } = call;
  store.playbook_subscriptions.remove(inOrganization(store.playbook_subscriptions, path.id, call).id);
  return { message: "Unsubscribed from the playbook" };
};
