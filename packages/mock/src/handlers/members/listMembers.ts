import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listMembers: Handler<"listMembers"> = ({ store, organization, query }) => {
  const { permission_level = null, role_id = null } = query;
  const members = store.members
    .in(organization.id)
    .filter((each) => permission_level === null || each.permission_level === permission_level)
    .filter((each) => role_id === null || each.role_id === role_id);
  return page(members, query);
};
