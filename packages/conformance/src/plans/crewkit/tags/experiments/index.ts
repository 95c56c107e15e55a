import type { RunContext } from "../../../../base/run-context.ts";
import { idFrom, organizationId, withOrganizationId } from "../../common/requests.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { experimentBody, scenarios } from "./scenarios.ts";

export const experiments: TagPlan = {
  lists: { listExperiments: { sameForAll: true } },
  resourceTypes: {
    "/{}/experiments/{}/stop": { create: withOrganizationId(idFrom("startExperiment")) },
    "/{}/experiments/{}/archive": { create: withOrganizationId(idFrom("stopExperiment")) },
    "/{}/experiments/{}/deploy": { create: withOrganizationId(createDeployableExperiment) },
  },
  scenarios,
  needs: [[/^(stop|archive|deploy)Experiment > methods/, { writes: true }]],
};

// Deploying changes the current version, so use a separate resource.
async function createDeployableExperiment(context: RunContext): Promise<string> {
  const id = await context.callForText("createExperiment", "/data/id", { body: await experimentBody(context) });
  const path = { org_id: await organizationId(context), id };
  await context.call("startExperiment", { path });
  await context.call("stopExperiment", { path });
  return id;
}
