import type { Handler } from "../../handler.ts";

export const deletePlaybookSubscription: Handler<"deletePlaybookSubscription"> = ({ store, find }) => {
  store.playbook_subscriptions.remove(find("playbook_subscriptions").id);
  return { message: "Unsubscribed from the playbook" };
};
