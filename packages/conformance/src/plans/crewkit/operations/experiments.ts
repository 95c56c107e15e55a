import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { nullWithout, sent } from "../shown.ts";
import { comparing } from "../things/experiments.ts";
import { twoVersions } from "../things/resources.ts";
import { unknownHash, unknownId } from "../world/unknown.ts";
import type { OperationPlans } from "./operation-plans.ts";

/** Experiments. */
export const experiments: OperationPlans = {
  createExperiment: {
    success: async (world) => ({ body: comparing(await world.thing(twoVersions)) }),
    refused: {
      422: {
        "a version compared with itself": async (world) => {
          const [id = "", from = ""] = await world.thing(twoVersions);
          return { body: comparing([id, from, from]) };
        },
        "a version that there is not": async (world) => {
          const [id = "", from = ""] = await world.thing(twoVersions);
          return { body: comparing([id, from, unknownHash]) };
        },
        "a resource that there is not": async (world) => {
          const [, from = "", to = ""] = await world.thing(twoVersions);
          return { body: comparing([unknownId, from, to]) };
        },
      },
    },
    keep: ["resource_id", "control_version_hash", "variant_version_hash"],
    shows: { "/data/status": "draft", "/data/started_at": null, "/data/ended_at": null, "/data/deployed_arm": null },
  },
  getExperimentMetrics: {
    shows: Object.fromEntries(
      ["control", "variant"].flatMap((arm) =>
        ["success_rate", "avg_cost", "avg_turns", "p95_cost"].map((figure) => [
          `/data/${arm}/${figure}`,
          nullWithout(`/data/${arm}/total_sessions`),
        ]),
      ),
    ),
  },
  updateExperiment: {
    success: { body: { traffic_split: 40 } },
    refused: {
      422: {
        "an experiment that runs": async (world) => ({ ...(await running(world)), body: { traffic_split: 40 } }),
        "the name of an experiment that runs": async (world) => ({
          ...(await running(world)),
          body: { name: "Another" },
        }),
        "a version compared with itself": async (world) => {
          const [, from] = await world.thing(twoVersions);
          return { body: { variant_version_hash: from } };
        },
      },
    },
    keep: ["control_version_hash", "variant_version_hash"],
  },
  deleteExperiment: { refused: { 422: { "an experiment that runs": running } } },
  startExperiment: { shows: { "/data/status": "running" }, refused: { 422: { "an experiment that runs": running } } },
  stopExperiment: {
    shows: { "/data/status": "completed" },
    refused: { 422: { "a draft": draft, "an experiment that was stopped": stopped } },
  },
  archiveExperiment: {
    shows: { "/data/status": "archived" },
    refused: { 422: { "a draft": draft, "an experiment that runs": running, "one that is deployed": deployed } },
  },
  deployExperiment: {
    success: { body: { variant: "variant" } },
    shows: { "/data/status": "deployed", "/data/deployed_arm": sent("/variant") },
    refused: {
      422: {
        "a draft": async (world) => ({ ...(await draft(world)), body: { variant: "variant" } }),
        "an experiment that runs": async (world) => ({ ...(await running(world)), body: { variant: "variant" } }),
        "one that is deployed": async (world) => ({ ...(await deployed(world)), body: { variant: "control" } }),
      },
    },
  },
};

async function draft(world: World): Promise<Given> {
  const [, id = ""] = await world.thing("/{org_id}/experiments/{id}");
  return { path: { id } };
}

async function running(world: World): Promise<Given> {
  return { path: { id: await world.once("startExperiment", "/data/id") } };
}

async function stopped(world: World): Promise<Given> {
  return { path: { id: await world.once("stopExperiment", "/data/id") } };
}

async function deployed(world: World): Promise<Given> {
  return { path: { id: await world.once("deployExperiment", "/data/id") } };
}
