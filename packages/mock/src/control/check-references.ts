import { invalid } from "../refusal.ts";
import { tiers } from "../store/orders.ts";
import type { Tables } from "../store/tables.ts";
import type { Records } from "../store/world.ts";

type Resource = Tables["resources"];

/**
 * Judges what resources name in a snapshot: their contents can't be told without. Whatever else is named and is not there
 * counts as deleted.
 *
 * @throws Refusal 422 on the first resource that has lost its version, or that inherits from what is not above it.
 */
export function checkReferences({ resources = [], versions = [] }: Records): void {
  const hashes = new Set(versions.map(({ resource_id, version_hash }) => `${resource_id} ${version_hash}`));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  for (const [index, resource] of resources.entries()) {
    const place = `records.resources.${index}`;
    if (!hashes.has(`${resource.id} ${resource.current_version_hash}`))
      throw invalid(422, { [`${place}.current_version_hash`]: ["is that of no version"] });
    if (inheritsFromBelow(resource, byId.get(resource.parent_id ?? "")))
      throw invalid(422, { [`${place}.parent_id`]: ["is not that of a resource in a tier above"] });
  }
}

// A chain that goes up and up has an end.
function inheritsFromBelow({ ownership, tier }: Resource, parent: Resource | undefined): boolean {
  return ownership === "inherit" && parent !== undefined && tiers.indexOf(parent.tier) >= tiers.indexOf(tier);
}
