import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { subscriptionTo, usablePlaybooks } from "../../rules/playbooks/playbooks.ts";

export const listAvailablePlaybooks: Handler<"listAvailablePlaybooks"> = ({ store, organization, query }) => {
  const playbooks = usablePlaybooks(store, organization.id);
  return page(
    playbooks.filter(({ id }) => !subscriptionTo(store, organization.id, id)),
    query,
  );
};
