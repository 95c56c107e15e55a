import type { Caller } from "../call.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

/** Whether somebody may see a resource: a published one of crewkit's own, or one of an organization that they are in. */
export function seesResource(
  store: Store,
  { user }: Caller,
  { organization_id, published }: Tables["resources"],
): boolean {
  if (organization_id === null) return published || isStaff(user);
  return isMember(store, organization_id, user.id);
}

/** Whether somebody may see a playbook: one of crewkit's own, or one of an organization that they are in. */
export function seesPlaybook(store: Store, { user }: Caller, { organization_id }: Tables["playbooks"]): boolean {
  return organization_id === null || isMember(store, organization_id, user.id);
}

/** Whether somebody belongs to an organization. */
export function isMember(store: Store, organizationId: string, userId: string): boolean {
  return store.members.find(`${organizationId} ${userId}`) !== undefined;
}

/** Whether somebody works for crewkit. */
function isStaff({ platform_role }: Tables["users"]): boolean {
  return platform_role !== "org_user";
}
