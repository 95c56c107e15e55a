import type { Reaches } from "../reach.ts";
import { idOf } from "../resources.ts";

type VersionOperation =
  | "listResourceVersions"
  | "getResourceVersion"
  | "rollbackResource"
  | "checkResourceUpgrade"
  | "upgradeResource"
  | "diffResourceVersions";

const first = { version_hash: "672cf301a961de9ae5a5707a4538667e2e6beb708ed21a71da0314e2b2567011" };

/** Requests that reach each status of the operations on versions. */
export const versions: Reaches<VersionOperation> = {
  listResourceVersions: { success: {} },
  getResourceVersion: { success: {}, 404: { path: { hash: "0".repeat(64) } } },
  rollbackResource: {
    success: { body: first },
    // Dana sees Acme's resources, and may not write them.
    403: { as: "dana", body: first },
    422: { body: { version_hash: "0".repeat(64) } },
  },
  checkResourceUpgrade: { success: {} },
  upgradeResource: {
    success: {},
    403: { as: "dana" },
    422: { path: { id: idOf("resources", "acme_reviewer") } },
  },
  diffResourceVersions: { success: {}, 404: { path: { to_hash: "0".repeat(64) } } },
};
