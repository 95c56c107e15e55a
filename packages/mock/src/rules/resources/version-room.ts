import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { removeResource } from "./remove-resource.ts";

type Resource = Tables["resources"];
type Version = Tables["versions"];

/**
 * Removes a version where the store has no room for it; one that its resource or an experiment works with goes with the
 * resource.
 */
export function removeVersion({ id, resource_id, version_hash }: Version, store: Store): void {
  const resource = store.resources.get(resource_id);
  const experiments = store.experiments.in(resource?.organization_id ?? "");
  const isTried = experiments.some(
    (each) =>
      each.resource_id === resource_id && [each.control_version_hash, each.variant_version_hash].includes(version_hash),
  );
  if (resource && (resource.current_version_hash === version_hash || isTried)) removeResource(store, resource);
  else store.versions.remove(id);
}

/** Tells which versions are in use by a resource that can't go: others come from it, or the mock began with it. */
export function neededVersions(store: Store): (version: Version) => boolean {
  const isParent = parents(store);
  const added = new Set<string>();
  for (const { id } of store.resources.added()) added.add(id);
  const used = versionsInUse(store);
  return ({ resource_id: id, version_hash }) =>
    (isParent({ id }) || !added.has(id)) && used.has(`${id} ${version_hash}`);
}

/** Tells from which resources others inherit or were forked. */
export function parents(store: Store): (resource: Pick<Resource, "id">) => boolean {
  const ids = new Set(store.resources.all().map(({ parent_id }) => parent_id));
  return ({ id }) => ids.has(id);
}

// By resources, by experiments, and by forks, which tell from them whether there is an upgrade.
function versionsInUse(store: Store): Set<string> {
  const used = new Set<string>();
  for (const { id, current_version_hash, parent_id, parent_version_hash } of store.resources.all()) {
    used.add(`${id} ${current_version_hash}`).add(`${parent_id} ${parent_version_hash}`);
  }
  for (const { resource_id, control_version_hash, variant_version_hash } of store.experiments.all()) {
    used.add(`${resource_id} ${control_version_hash}`).add(`${resource_id} ${variant_version_hash}`);
  }
  return used;
}
