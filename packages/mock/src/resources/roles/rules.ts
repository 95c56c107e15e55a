import type { CreateContext } from "../../rules/handler.ts";
import { findInOrganization } from "../../rules/records.ts";
import { builtInRoles } from "../../store/sample-data.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

export function requireRole(
  { store, organization, error }: { store: Store; organization: { id: string }; error(name: "roleUnknown"): Error },
  id: string,
): Tables["roles"] {
  const role = findInOrganization(store.roles, id, organization.id);
  if (!role) throw error("roleUnknown");
  return role;
}

export function isRoleInUse(store: Store, { id: role_id }: Tables["roles"]): boolean {
  return Boolean(
    store.members.find({ role_id }) ?? store.invitations.find({ role_id }, ({ answered_at }) => answered_at === null),
  );
}

/** Adds the built-in roles to a new organization. Returns the role of its owner. */
export function addBuiltInRoles({ store, random, now }: CreateContext, organization_id: string): Tables["roles"] {
  const { admin, ...others } = builtInRoles;
  const add = (role: Tables["roles"]) =>
    store.roles.add({ ...role, id: random.uuid(), organization_id, created_at: now() });
  for (const role of Object.values(others)) add(role);
  return add(admin);
}
