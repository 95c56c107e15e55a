import type { Handler } from "../../call.ts";
import { asSeenBy } from "../../rules/organizations/organization.ts";

export const updateOrganization: Handler<"updateOrganization"> = ({ store, organization, member, body, refuse }) => {
  const holder = body.slug === undefined ? undefined : store.organizations.find(body.slug);
  if (holder && holder.id !== organization.id) throw refuse("slugTaken");
  return { data: asSeenBy(member, store.organizations.update(organization, body)) };
};
