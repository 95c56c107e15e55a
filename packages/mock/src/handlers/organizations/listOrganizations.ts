import type { Handler } from "../../call.ts";
import { membershipIn } from "../../rules/organizations/membership.ts";
import { asSeenBy } from "../../rules/organizations/organization.ts";

export const listOrganizations: Handler<"listOrganizations"> = ({ store, caller }) => {
  return store.organizations.in("").flatMap((organization) => {
    const member = membershipIn(store, organization.id, caller.user.id);
    return member ? [asSeenBy(member, organization)] : [];
  });
};
