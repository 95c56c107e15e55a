import type { Handler } from "../../call.ts";
import { versionOfArm } from "../../rules/experiments/experiment-arms.ts";
import { inOrganization } from "../../rules/find.ts";
import { makeCurrent } from "../../rules/resources/versions.ts";

export const deployExperiment: Handler<"deployExperiment"> = (call) => {
  const { store, path, body, now, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "completed") throw refuse("notCompleted");
  const resource = inOrganization(store.resources, experiment.resource_id, call);
  const version = store.versions.find(`${resource.id} ${versionOfArm(experiment, body.variant)}`);
  if (!version) throw refuse("notFound");
  makeCurrent(store, resource, version, now());
  return { data: store.experiments.update(experiment, { status: "deployed", deployed_arm: body.variant }) };
};
