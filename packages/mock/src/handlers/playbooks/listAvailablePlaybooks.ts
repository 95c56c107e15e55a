import type { Handler } from "../../handler.ts";
import { findSubscription, usablePlaybooks } from "../../rules/playbooks/playbooks.ts";

export const listAvailablePlaybooks: Handler<"listAvailablePlaybooks"> = ({ store, organization }) => {
  const playbooks = usablePlaybooks(store, organization.id);
  return playbooks.filter(({ id }) => !findSubscription(store, organization.id, id));
};
