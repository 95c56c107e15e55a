import type { Handler } from "../../call.ts";
import { asSeenBy } from "../../rules/organizations/membership.ts";

export const updateOrganization: Handler<"updateOrganization"> = ({ store, organization, member, body, refuse }) => {
  const sameSlug = store.organizations.find({ slug: body.slug ?? organization.slug });
  if (sameSlug && sameSlug.id !== organization.id) throw refuse("slugTaken");
  return { data: asSeenBy(member, store.organizations.update(organization, body)) };
};
