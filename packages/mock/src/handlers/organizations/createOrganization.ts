import type { Handler } from "../../call.ts";
import { addBuiltInRoles } from "../../rules/organizations/built-in-roles.ts";
import { addMember } from "../../rules/organizations/membership.ts";
import { asSeenBy } from "../../rules/organizations/organization.ts";

export const createOrganization: Handler<"createOrganization"> = (call) => {
  const { store, body, random, now, refuse } = call;
  if (store.organizations.find({ slug: body.slug })) throw refuse("slugTaken");
  const organization = store.organizations.add({
    id: random.uuid(),
    name: body.name,
    slug: body.slug,
    created_at: now(),
  });
  const { admin } = addBuiltInRoles(call, organization);
  return { data: asSeenBy(addMember(call, admin, true), organization) };
};
