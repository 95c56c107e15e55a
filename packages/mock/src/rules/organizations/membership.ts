import type { Organization } from "@crewkit/types";
import type { HandlerContext } from "../../handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type PathContext, requireFound } from "../records.ts";

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

/** The fields of a member that come from the role. The owner keeps the permission level `owner`. */
export function roleFieldsOf(
  role: Role,
  owner: boolean,
): Pick<Member, "role_id" | "role_key" | "permission_level" | "agent_role"> {
  return {
    role_id: role.id,
    role_key: role.key,
    permission_level: owner ? "owner" : role.permission_level,
    agent_role: agentRole(role),
  };
}

function agentRole({ coaching_mode_enabled, level }: Role): Member["agent_role"] {
  if (coaching_mode_enabled) return "coaching";
  return level === 3 ? "autonomous" : "collaborative";
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
    name: caller.user.name,
    email: caller.user.email,
    ...roleFieldsOf(role, owner),
    joined_at: now(),
  });
}

export function memberInPath({
  store,
  organization,
  path,
  error,
}: PathContext<"user_id"> & { organization: { id: string } }): Member {
  return requireFound(findMembership(store, organization.id, path.user_id), error);
}

export function membersWithRole(store: Store, { id }: Role): readonly Member[] {
  return store.members.where({ role_id: id });
}

export function toOrganization(
  { permission_level }: Tables["members"],
  { created_at, ...organization }: Tables["organizations"],
): Organization {
  return { ...organization, permission_level, created_at };
}
