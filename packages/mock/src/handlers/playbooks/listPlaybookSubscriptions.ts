import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listPlaybookSubscriptions: Handler<"listPlaybookSubscriptions"> = ({ store, organization, query }) =>
  page(store.playbook_subscriptions.in(organization.id), query);
