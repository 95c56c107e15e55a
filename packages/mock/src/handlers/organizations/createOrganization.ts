import type { Role } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { addMember, toOrganization } from "../../rules/organizations/membership.ts";
import { builtInRoles } from "../../store/sample-data.ts";

export const createOrganization: Handler<"createOrganization"> = (context) => {
  const { store, body, random, now, error } = context;
  if (store.organizations.find({ slug: body.slug })) throw error("slugTaken");
  const organization = store.organizations.add({
    id: random.uuid(),
    name: body.name,
    slug: body.slug,
    created_at: now(),
  });
  const add = (role: Role) =>
    store.roles.add({ ...role, id: random.uuid(), organization_id: organization.id, created_at: now() });
  const { admin, ...others } = builtInRoles;
  for (const role of Object.values(others)) add(role);
  return { data: toOrganization(addMember(context, add(admin), true), organization) };
};
