import type { Handler } from "../../call.ts";

export const listPlaybookSubscriptions: Handler<"listPlaybookSubscriptions"> = ({ store, organization }) =>
  store.playbook_subscriptions.in(organization.id);
