import type { Handler } from "../../call.ts";
import { versionOfArm } from "../../rules/experiments/experiment-arms.ts";
import { found, inOrganization } from "../../rules/find.ts";
import { makeCurrent, versionOf } from "../../rules/resources/versions.ts";

export const deployExperiment: Handler<"deployExperiment"> = (call) => {
  const { store, path, body, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "completed") throw refuse("notCompleted");
  const resource = inOrganization(store.resources, experiment.resource_id, call);
  const version = found(versionOf(store, resource, versionOfArm(experiment, body.variant)), refuse);
  makeCurrent(call, resource, version);
  return { data: store.experiments.update(experiment, { status: "deployed", deployed_arm: body.variant }) };
};
