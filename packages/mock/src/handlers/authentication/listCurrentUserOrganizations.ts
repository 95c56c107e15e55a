import type { UserMembership } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { membershipsOf } from "../../rules/organizations/membership.ts";
import { byKeys } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export const listCurrentUserOrganizations: Handler<"listCurrentUserOrganizations"> = ({ store, caller }) => {
  const memberships = membershipsOf(store, caller.user.id).flatMap((member) => toMembership(store, member));
  return memberships.sort(byKeys("organization_name", "id"));
};

function toMembership(store: Store, member: Tables["members"]): UserMembership[] {
  const { user_id, name, email, ...membership } = member;
  const organization = store.organizations.get(member.organization_id);
  if (!organization) return [];
  return [{ ...membership, organization_name: organization.name, organization_slug: organization.slug }];
}
