import type { Handler } from "../../handler.ts";

export const listPlaybookSubscriptions: Handler<"listPlaybookSubscriptions"> = ({ store, organization }) =>
  store.playbook_subscriptions.in(organization.id);
