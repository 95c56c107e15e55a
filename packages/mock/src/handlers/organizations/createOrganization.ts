import type { Role } from "@crewkit/types";
import type { Handler } from "../../call.ts";
import { addMember, asSeenBy } from "../../rules/organizations/membership.ts";
import { builtInRoles } from "../../store/world.ts";

export const createOrganization: Handler<"createOrganization"> = (call) => {
  const { store, body, random, now, refuse } = call;
  if (store.organizations.find({ slug: body.slug })) throw refuse("slugTaken");
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
  return { data: asSeenBy(addMember(call, add(admin), true), organization) };
};
