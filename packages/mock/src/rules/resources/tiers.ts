import type { Caller } from "../../handler.ts";
import { byNameTypeTier } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Filter, matches } from "../matches.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { canSeeResource } from "../visibility.ts";

type Resource = Tables["resources"];

/** Where a resource stands: a project, an organization (no project), or the platform (neither). */
export type ResourceScope = Pick<Resource, "organization_id" | "project_id">;

/** All resources of a type and name that reach a place, the lowest tier first. */
export function findCandidates(store: Store, scope: ResourceScope, key: ResourceKey): Resource[] {
  const patch = scopesUpward(scope).map((each) => resourceAt(store, each, key));
  return patch.filter((resource) => resource !== undefined).filter((resource) => appliesTo(resource, scope));
}

export function resourceAt(
  store: Store,
  { organization_id, project_id }: ResourceScope,
  { resource_type, name }: ResourceKey,
): Resource | undefined {
  return store.resources.find({ organization_id, project_id, resource_type, name });
}

/** All resources that apply in a place, by name, then type: of those with one type and name the lowest tier's. */
export function applicableResources(store: Store, scope: ResourceScope): Resource[] {
  const groups = [store.resources.in(""), store.resources.in(scope.organization_id ?? "")];
  const reaching = groups.flatMap((group) => group.filter((resource) => appliesTo(resource, scope)));
  const sorted = reaching.sort(byNameTypeTier);
  return sorted.filter((resource, index) => !hasSameKey(resource, sorted[index + 1]));
}

/** A resource and those that it inherits from, the top tier first; itself alone where it does not inherit. */
export function chainOf(store: Store, resource: Resource): Resource[] {
  const parent = resource.ownership === "inherit" && store.resources.get(resource.parent_id ?? "");
  return parent ? [...chainOf(store, parent), resource] : [resource];
}

export type ResourceKey = Pick<Resource, "resource_type" | "name">;

const platform: ResourceScope = { organization_id: null, project_id: null };

function scopesUpward({ organization_id, project_id }: ResourceScope): ResourceScope[] {
  const organization = { organization_id, project_id: null };
  return [...(project_id === null ? [] : [{ organization_id, project_id }]), organization, platform];
}

// A place has its own resources from the beginning, and those above once they are published; a project's never are.
function appliesTo({ published, organization_id, project_id }: Resource, scope: ResourceScope): boolean {
  return published || (organization_id === scope.organization_id && project_id === scope.project_id);
}

function hasSameKey(resource: ResourceKey, other: ResourceKey | undefined): boolean {
  return resource.name === other?.name && resource.resource_type === other.resource_type;
}

/** The resources that somebody may see, by name, then type, then from the top tier down. */
export function visibleResources(store: Store, caller: Caller): Resource[] {
  const platform = store.resources.in("").filter((resource) => canSeeResource(store, caller, resource));
  const memberships = membershipsOf(store, caller.user.id);
  const theirs = memberships.flatMap(({ organization_id }) => store.resources.in(organization_id));
  return [...platform, ...theirs].sort(byNameTypeTier);
}

/** Resources that pass the filters of a list, each of which may be left out. */
export function filterResources(
  resources: readonly Resource[],
  { resource_type, tier, project_id }: ResourceFilters,
): Resource[] {
  return resources.filter((resource) => matches(resource, { resource_type, tier, project_id }));
}

type ResourceFilters = Filter<Pick<Resource, "resource_type" | "tier" | "project_id">>;
