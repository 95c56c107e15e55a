import type { Caller } from "../../call.ts";
import { byNameTypeTier } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { matches, type Wanted } from "../matches.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { seesResource } from "../visibility.ts";

type Resource = Tables["resources"];

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
