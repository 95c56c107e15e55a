import type { Handler } from "../../handler.ts";

export const listMembers: Handler<"listMembers"> = ({ store, organization, matches }) =>
  store.members.in(organization.id).filter(matches);
