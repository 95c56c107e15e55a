import type { Handler } from "../../handler.ts";
import { findMembership, toOrganization } from "../../rules/organizations/membership.ts";

export const listOrganizations: Handler<"listOrganizations"> = ({ store, caller }) => {
  return store.organizations.in("").flatMap((organization) => {
    const member = findMembership(store, organization.id, caller.user.id);
    return member ? [toOrganization(member, organization)] : [];
  });
};
