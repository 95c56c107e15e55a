import type { Reaches } from "../reach.ts";

// Of the world: Acme's reviewer and its versions, and the experiment that runs.
const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const second = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const third = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";
const running = { id: "82911d80-802e-4f52-a9ae-3e8cf99df6fc" };
const draft = { id: "e6a627c7-b1d7-4a1e-9256-4ebd51534b5b" };

const experiment = {
  name: "Does it find more?",
  resource_id: reviewer,
  control_version_hash: second,
  variant_version_hash: third,
};

/** Requests that reach each status of the operations on experiments. */
export const experiments: Reaches<
  | "listExperiments"
  | "createExperiment"
  | "getExperiment"
  | "updateExperiment"
  | "deleteExperiment"
  | "startExperiment"
  | "stopExperiment"
  | "archiveExperiment"
  | "deployExperiment"
  | "getExperimentMetrics"
> = {
  listExperiments: { success: { query: { status: "running" } } },
  createExperiment: {
    success: { body: experiment },
    422: { body: { ...experiment, variant_version_hash: second } },
  },
  getExperiment: { success: {} },
  updateExperiment: {
    success: { body: { traffic_split: 40 } },
    422: { path: running, body: { traffic_split: 40 } },
  },
  deleteExperiment: { success: {}, 422: { path: running } },
  startExperiment: { success: {}, 422: { path: running } },
  stopExperiment: { success: {}, 422: { path: draft } },
  archiveExperiment: { success: {}, 422: { path: running } },
  deployExperiment: {
    success: { body: { variant: "variant" } },
    422: { path: running, body: { variant: "variant" } },
  },
  getExperimentMetrics: { success: {} },
};
