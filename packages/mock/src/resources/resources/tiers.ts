import type { Caller, HandlerContext } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { byOrderOf } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { findMembership, membershipsOf } from "../organizations/membership.ts";

type Resource = Tables["resources"];

/** A project, an organization (no project), or the platform (neither). */
export type ResourceScope = Pick<Resource, "organization_id" | "project_id">;

/** All resources with a type and name that apply to a scope, lowest tier first. */
export function findCandidates(store: Store, scope: ResourceScope, key: ResourceKey): Resource[] {
  const resources = scopeWithAncestors(scope).map((each) => findResource(store, each, key));
  return resources.filter((resource) => resource !== undefined).filter((resource) => appliesTo(resource, scope));
}

export function findResource(
  store: Store,
  { organization_id, project_id }: ResourceScope,
  { resource_type, name }: ResourceKey,
): Resource | undefined {
  return store.resources.find({ organization_id, project_id, resource_type, name });
}

/** All resources that apply to a scope. If several tiers have a resource, the lowest tier applies. */
export function applicableResources(
  { list, contract }: HandlerContext<"listEffectiveResources">,
  scope: ResourceScope,
): readonly Resource[] {
  const shared = list("resources", { organization_id: null });
  const own = list("resources", { organization_id: scope.organization_id });
  return sortedApplicable(own, [shared, scope.project_id], () => {
    const applicable = [...shared, ...own].filter((resource) => appliesTo(resource, scope));
    const topFirst = applicable.sort((a, b) => Number(a.project_id !== null) - Number(b.project_id !== null));
    const byKey = new Map(topFirst.map((resource) => [keyOf(resource), resource]));
    return [...byKey.values()].sort(byOrderOf(contract, "listEffectiveResources"));
  });
}

const sortedApplicable = createListCache<Resource>();

/** The resource with its ancestors, top tier first. */
export function chainOf(store: Store, resource: Resource): Resource[] {
  const parent = resource.ownership === "inherit" && store.resources.get(resource.parent_id ?? "");
  return parent ? [...chainOf(store, parent), resource] : [resource];
}

/** Users see resources of their organizations and published platform resources. Staff see all platform resources. */
export function canSeeResource(store: Store, { user }: Caller, resource: Resource): boolean {
  const { organization_id, published } = resource;
  if (organization_id === null) return published || user.platform_role !== "org_user";
  return findMembership(store, organization_id, user.id) !== undefined;
}

export function visibleResources({ store, caller, list }: HandlerContext<"listResources">): readonly Resource[] {
  const platform = list("resources", { organization_id: null });
  const memberships = membershipsOf(store, caller.user.id);
  const organizational = memberships.map(({ organization_id }) => list("resources", { organization_id }));
  return sortedVisible(platform, [caller.user.platform_role, ...organizational], () => {
    const visible = platform.filter((resource) => canSeeResource(store, caller, resource));
    return [...visible, ...organizational.flat()].sort(store.resources.inOrder);
  });
}

const sortedVisible = createListCache<Resource>();

export type ResourceKey = Pick<Resource, "resource_type" | "name">;

const platform: ResourceScope = { organization_id: null, project_id: null };

function scopeWithAncestors({ organization_id, project_id }: ResourceScope): ResourceScope[] {
  const organization = { organization_id, project_id: null };
  return [...(project_id === null ? [] : [{ organization_id, project_id }]), organization, platform];
}

// A scope includes its own resources and published resources of higher tiers. Project resources can't be published.
function appliesTo({ published, organization_id, project_id }: Resource, scope: ResourceScope): boolean {
  return published || (organization_id === scope.organization_id && project_id === scope.project_id);
}

function keyOf({ resource_type, name }: ResourceKey): string {
  return `${resource_type} ${name}`;
}
