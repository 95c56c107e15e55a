import type { Schemas } from "../../contract/values.ts";
import type { HandlerContext } from "../../rules/handler.ts";
import { type PathContext, requireFound } from "../../rules/records.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Member = Tables["members"];
type Role = Tables["roles"];

export function findMembership(store: Store, organizationId: string, userId: string): Member | undefined {
  return store.members.find({ organization_id: organizationId, user_id: userId });
}

export function membershipsOf(store: Store, userId: string): readonly Member[] {
  return store.members.where({ user_id: userId });
}

export function isOwnerOrAdmin({ permission_level }: Member): boolean {
  return permission_level === "owner" || permission_level === "admin";
}

export function isOwner({ permission_level }: Member): boolean {
  return permission_level === "owner";
}

export function addMember(
  { store, random, now, caller }: Pick<HandlerContext<"createOrganization">, "store" | "random" | "now" | "caller">,
  role: Role,
  owner = false,
): Member {
  return store.members.add({
    id: random.uuid(),
    organization_id: role.organization_id,
    user_id: caller.user.id,
    role_id: role.id,
    ...(owner && { permission_level: "owner" }),
    joined_at: now(),
  });
}

export function memberInPath(context: PathContext<"user_id"> & { organization: { id: string } }): Member {
  const { store, organization, path, error } = context;
  return requireFound(findMembership(store, organization.id, path.user_id), error);
}

export function toOrganization(
  { permission_level }: Tables["members"],
  { created_at, ...organization }: Tables["organizations"],
): Schemas["Organization"] {
  return { ...organization, permission_level, created_at };
}
