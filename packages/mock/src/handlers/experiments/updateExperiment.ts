import type { Handler } from "../../call.ts";
import { requireTwoVersions } from "../../rules/experiments/experiments.ts";

export const updateExperiment: Handler<"updateExperiment"> = (call) => {
  const { store, body, refuse } = call;
  const experiment = call.find("experiments");
  if (experiment.status !== "draft") throw refuse("notADraft");
  requireTwoVersions(call, { ...experiment, ...body });
  return { data: store.experiments.update(experiment, body) };
};
