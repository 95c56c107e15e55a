import { createHash } from "node:crypto";
import { hashOf, sent } from "../shown.ts";
import { firstContent } from "../things/resources.ts";
import { onPlatformResource } from "../world/platform.ts";
import { unknownHash } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

// A version is named by the SHA-256 of its content.
const first = { version_hash: createHash("sha256").update(firstContent).digest("hex") };

/** Versions of resources. */
export const versions: OperationPlans = {
  getResourceVersion: { shows: { "/data/version_hash": hashOf("/data/content") } },
  rollbackResource: {
    success: { body: first },
    shows: { "/data/current_version_hash": sent("/version_hash") },
    idempotent: true,
    refused: {
      403: { "a resource of the platform's": onPlatformResource },
      422: { "a version that there is not": { body: { version_hash: unknownHash } } },
    },
    keep: ["version_hash"],
  },
  upgradeResource: {
    refused: {
      422: {
        "a resource that is no fork": async (world) => {
          const [id = ""] = await world.thing("/resources/{id}");
          return { path: { id } };
        },
        "a fork whose parent has not moved on": async (world) => ({
          path: { id: await world.once("forkResource", "/data/id") },
        }),
      },
    },
  },
};
