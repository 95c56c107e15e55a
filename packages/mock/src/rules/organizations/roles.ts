import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { findInOrganization } from "../records.ts";

export function requireRole(
  { store, organization, error }: { store: Store; organization: { id: string }; error(name: "roleUnknown"): Error },
  id: string,
): Tables["roles"] {
  const role = findInOrganization(store.roles, id, organization.id);
  if (!role) throw error("roleUnknown");
  return role;
}

export function invitationsWithRole(store: Store, { id }: Tables["roles"]): readonly Tables["invitations"][] {
  return store.invitations.where({ role_id: id });
}

export function isRoleInUse(store: Store, role: Tables["roles"]): boolean {
  return (
    store.members.where({ role_id: role.id }).length > 0 ||
    invitationsWithRole(store, role).some(({ answered_at }) => answered_at === null)
  );
}
