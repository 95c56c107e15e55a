import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { currentVersion, findVersion } from "./versions.ts";

export interface Upgrade {
  parent: Tables["resources"];
  /** The parent's version at the time of the fork or the last upgrade. */
  from: Tables["versions"];
  to: Tables["versions"];
  /** Whether `to` is newer than `from`. After a rollback of the parent, it can be older. */
  available: boolean;
}

export function upgradeOf(store: Store, resource: Tables["resources"]): Upgrade | undefined {
  const parent = store.resources.get(resource.parent_id ?? "");
  const from = parent && findVersion(store, parent, resource.parent_version_hash ?? "");
  if (!from) return undefined;
  const to = currentVersion(store, parent);
  return { parent, from, to, available: to.version_number > from.version_number };
}
