import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { updateIfChanged } from "./records.ts";

type Resource = Tables["resources"];
type Version = Tables["versions"];

export function findVersion(store: Store, resource: { id: string }, hash: string): Version | undefined {
  return store.versions.find({ resource_id: resource.id, version_hash: hash });
}

export function currentVersion(store: Store, resource: Resource): Version {
  const version = findVersion(store, resource, resource.current_version_hash);
  if (!version)
    throw new Error(`Version ${resource.current_version_number} of the resource ${resource.id} is missing.`);
  return version;
}

export function setCurrentVersion(
  { store, now }: { store: Store; now(): string },
  resource: Resource,
  version: Version,
): Resource {
  return updateIfChanged(store.resources, resource, {
    current_version_hash: version.version_hash,
    current_version_number: version.version_number,
    updated_at: now(),
  });
}
