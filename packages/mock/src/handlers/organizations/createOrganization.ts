import type { Handler } from "../../handler.ts";
import { addMember, toOrganization } from "../../rules/organizations/membership.ts";
import { addBuiltInRoles } from "../../rules/organizations/roles.ts";

export const createOrganization: Handler<"createOrganization"> = (context) => {
  const { store, body, random, now, error } = context;
  if (store.organizations.find({ slug: body.slug })) throw error("slugTaken");
  const organization = store.organizations.add({
    id: random.uuid(),
    name: body.name,
    slug: body.slug,
    created_at: now(),
  });
  const owner = addMember(context, addBuiltInRoles(context, organization.id), true);
  return { data: toOrganization(owner, organization) };
};
