import type { Handler } from "../../call.ts";
import { versionOfArm } from "../../rules/experiments/experiments.ts";
import { found } from "../../rules/find.ts";
import { makeCurrent, versionOf } from "../../rules/resources/versions.ts";

export const deployExperiment: Handler<"deployExperiment"> = (call) => {
  const { store, body, refuse } = call;
  const experiment = call.find("experiments");
  if (experiment.status !== "completed") throw refuse("notCompleted");
  const resource = call.find("resources", experiment.resource_id);
  const version = found(versionOf(store, resource, versionOfArm(experiment, body.variant)), refuse);
  makeCurrent(call, resource, version);
  return { data: store.experiments.update(experiment, { status: "deployed", deployed_arm: body.variant }) };
};
