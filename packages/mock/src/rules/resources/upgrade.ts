import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { currentVersion, versionOf } from "./versions.ts";

/** From which of its parent's versions a fork could go to which. */
export interface Upgrade {
  parent: Tables["resources"];
  /** The parent's version that was copied, or last taken over. */
  from: Tables["versions"];
  to: Tables["versions"];
  /** Whether it is newer; after a rollback of the parent it is not. */
  available: boolean;
}

/** How far a fork's parent has moved on; undefined where a resource is not forked. */
export function upgradeOf(store: Store, resource: Tables["resources"]): Upgrade | undefined {
  const parent = store.resources.get(resource.parent_id ?? "");
  const from = parent && versionOf(store, parent, resource.parent_version_hash ?? "");
  // Only a fork names a version of its parent.
  if (!from) return undefined;
  const to = currentVersion(store, parent);
  return { parent, from, to, available: to.version_number > from.version_number };
}
