import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { findInOrganization } from "../records.ts";
import { membersWithRole } from "./membership.ts";

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
    membersWithRole(store, role).length > 0 ||
    invitationsWithRole(store, role).some(({ answered_at }) => answered_at === null)
  );
}

/** Removes an invitation, and its deleted role if no other invitation refers to the role. */
export function removeInvitation(store: Store, { id, role_id }: Tables["invitations"]): void {
  store.invitations.remove(id);
  const deleted = store.deleted_roles.get(role_id);
  if (deleted && invitationsWithRole(store, deleted).length === 0) store.deleted_roles.remove(deleted.id);
}
