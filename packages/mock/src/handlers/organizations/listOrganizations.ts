import type { Handler } from "../../call.ts";
import { asSeenBy, membershipIn } from "../../rules/organizations/membership.ts";

export const listOrganizations: Handler<"listOrganizations"> = ({ store, caller }) => {
  return store.organizations.in("").flatMap((organization) => {
    const member = membershipIn(store, organization.id, caller.user.id);
    return member ? [asSeenBy(member, organization)] : [];
  });
};
