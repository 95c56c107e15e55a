import type { Caller } from "../handler.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { findMembership } from "./organizations/membership.ts";

/** Users see resources of their organizations and published platform resources. Staff see all platform resources. */
export function canSeeResource(
  store: Store,
  { user }: Caller,
  { organization_id, published }: Tables["resources"],
): boolean {
  if (organization_id === null) return published || user.platform_role !== "org_user";
  return findMembership(store, organization_id, user.id) !== undefined;
}

export function canSeePlaybook(store: Store, { user }: Caller, { organization_id }: Tables["playbooks"]): boolean {
  return organization_id === null || findMembership(store, organization_id, user.id) !== undefined;
}
