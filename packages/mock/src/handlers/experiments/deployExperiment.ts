import type { Handler } from "../../handler.ts";
import { statusAfter, versionHashOf } from "../../rules/experiments/experiments.ts";
import { requireFound } from "../../rules/records.ts";
import { findVersion, setCurrentVersion } from "../../rules/resources/versions.ts";

export const deployExperiment: Handler<"deployExperiment"> = (context) => {
  const { store, body, error } = context;
  const experiment = context.find("experiments");
  if (experiment.status !== statusAfter.stop) throw error("notCompleted");
  const resource = context.find("resources", experiment.resource_id);
  const version = requireFound(findVersion(store, resource, versionHashOf(experiment, body.variant)), error);
  setCurrentVersion(context, resource, version);
  return { data: store.experiments.update(experiment, { status: statusAfter.deploy, deployed_arm: body.variant }) };
};
