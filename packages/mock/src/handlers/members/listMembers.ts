import type { Handler } from "../../call.ts";
import { matches } from "../../rules/matches.ts";
import { page } from "../../rules/page.ts";

export const listMembers: Handler<"listMembers"> = ({ store, organization, query }) => {
  const { permission_level, role_id } = query;
  const members = store.members.in(organization.id).filter((member) => matches(member, { permission_level, role_id }));
  return page(members, query);
};
