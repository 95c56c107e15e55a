import type { Reaches } from "../reach.ts";
import { idOf } from "../resources.ts";

type ResourceOperation =
  | "listResources"
  | "listEffectiveResources"
  | "getResource"
  | "updateResource"
  | "getEffectiveResource"
  | "getTieredResource"
  | "forkResource"
  | "publishResource"
  | "getResourceStats"
  | "compareResourceStats"
  | "listOrganizationResources"
  | "createResource"
  | "importResources";

const [acme, widgets] = [idOf("organizations", "acme"), idOf("organizations", "widgets")];
const version2 = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const version3 = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";

/** Requests that reach each status of the operations on resources. */
export const resources: Reaches<ResourceOperation> = {
  listResources: { success: {} },
  listEffectiveResources: {
    success: { query: { organization_id: acme } },
    400: { query: { organization_id: acme, project_id: acme } },
    403: { as: "noor", query: { organization_id: acme } },
  },
  getResource: { success: {} },
  updateResource: {
    success: { body: { description: "Reviews." } },
    // Dana sees Acme's resources, and may not write them.
    403: { as: "dana", body: { description: "Reviews." } },
    422: { body: {} },
  },
  getEffectiveResource: { success: {} },
  getTieredResource: { success: {} },
  forkResource: {
    success: { body: { organization_id: acme } },
    403: { body: { organization_id: widgets } },
    422: { path: { id: idOf("resources", "release_command") }, body: { organization_id: acme } },
  },
  publishResource: {
    success: {},
    403: { as: "dana" },
    422: { path: { id: idOf("resources", "ledger_skill") } },
  },
  getResourceStats: { success: {} },
  compareResourceStats: {
    success: { query: { from_hash: version2, to_hash: version3 } },
    400: { query: { from_hash: version2, to_hash: "0".repeat(64) } },
    404: { path: { id: acme }, query: { from_hash: version2, to_hash: version3 } },
  },
  listOrganizationResources: { success: {} },
  createResource: {
    success: { body: { resource_type: "rule", name: "dates", content: "Write dates as ISO 8601 has them." } },
    422: { body: { resource_type: "skill", name: "ledger", content: "Another." } },
  },
  importResources: {
    success: { body: { files: [{ resource_type: "rule", name: "dates", content: "ISO 8601." }] } },
    422: { body: { files: [{ resource_type: "rule", content: "Nobody named it." }] } },
  },
};
