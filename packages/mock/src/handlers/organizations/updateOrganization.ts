import type { Handler } from "../../handler.ts";
import { toOrganization } from "../../rules/organizations/membership.ts";

export const updateOrganization: Handler<"updateOrganization"> = ({ store, organization, member, body, error }) => {
  const sameSlug = store.organizations.find({ slug: body.slug ?? organization.slug });
  if (sameSlug && sameSlug.id !== organization.id) throw error("slugTaken");
  return { data: toOrganization(member, store.organizations.update(organization, body)) };
};
