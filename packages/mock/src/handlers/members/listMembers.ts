import type { Handler } from "../../handler.ts";
import { matches } from "../../rules/matches.ts";

export const listMembers: Handler<"listMembers"> = ({ store, organization, query }) => {
  const { permission_level, role_id } = query;
  return store.members.in(organization.id).filter((member) => matches(member, { permission_level, role_id }));
};
