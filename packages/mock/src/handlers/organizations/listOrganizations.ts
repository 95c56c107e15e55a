import type { Handler } from "../../call.ts";
import { membershipIn } from "../../rules/organizations/membership.ts";
import { asSeenBy } from "../../rules/organizations/organization.ts";
import { page } from "../../rules/page.ts";

export const listOrganizations: Handler<"listOrganizations"> = ({ store, caller, query }) => {
  const theirs = store.organizations.in("").flatMap((organization) => {
    const member = membershipIn(store, organization.id, caller.user.id);
    return member ? [asSeenBy(member, organization)] : [];
  });
  return page(theirs, query);
};
