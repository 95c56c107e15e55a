import type { Caller } from "../../call.ts";
import { byNameTypeTier } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { matches, type Wanted } from "../matches.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { seesResource } from "../visibility.ts";

type Resource = Tables["resources"];

/** Where a resource stands: a project, an organization (no project), or the platform (neither). */
export type Place = Pick<Resource, "organization_id" | "project_id">;

/** All resources of a type and name that reach a place, the lowest tier first. */
export function candidates(store: Store, place: Place, called: Called): Resource[] {
  const found = upFrom(place).map((each) => resourceAt(store, each, called));
  return found.filter((resource) => resource !== undefined).filter((resource) => reaches(resource, place));
}

export function resourceAt(
  store: Store,
  { organization_id, project_id }: Place,
  { resource_type, name }: Called,
): Resource | undefined {
  return store.resources.find({ organization_id, project_id, resource_type, name });
}

/** All resources that apply in a place, by name, then type: of those with one type and name the lowest tier's. */
export function allApplicable(store: Store, place: Place): Resource[] {
  const groups = [store.resources.in(""), store.resources.in(place.organization_id ?? "")];
  const reaching = groups.flatMap((group) => group.filter((resource) => reaches(resource, place)));
  const sorted = reaching.sort(byNameTypeTier);
  return sorted.filter((resource, index) => !isCalled(resource, sorted[index + 1]));
}

/** A resource and those that it inherits from, the top tier first; itself alone where it does not inherit. */
export function chainOf(store: Store, resource: Resource): Resource[] {
  const parent = resource.ownership === "inherit" && store.resources.get(resource.parent_id ?? "");
  return parent ? [...chainOf(store, parent), resource] : [resource];
}

export type Called = Pick<Resource, "resource_type" | "name">;

const platform: Place = { organization_id: null, project_id: null };

function upFrom({ organization_id, project_id }: Place): Place[] {
  const organization = { organization_id, project_id: null };
  return [...(project_id === null ? [] : [{ organization_id, project_id }]), organization, platform];
}

// A place has its own resources from the beginning, and those above once they are published; a project's never are.
function reaches({ published, organization_id, project_id }: Resource, place: Place): boolean {
  return published || (organization_id === place.organization_id && project_id === place.project_id);
}

function isCalled(resource: Called, other: Called | undefined): boolean {
  return resource.name === other?.name && resource.resource_type === other.resource_type;
}

/** The resources that somebody may see, by name, then type, then from the top tier down. */
export function visibleResources(store: Store, caller: Caller): Resource[] {
  const platform = store.resources.in("").filter((resource) => seesResource(store, caller, resource));
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

type ResourceFilters = Wanted<Pick<Resource, "resource_type" | "tier" | "project_id">>;
