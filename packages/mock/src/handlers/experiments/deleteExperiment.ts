import type { Handler } from "../../call.ts";
import { removeExperiment } from "../../rules/experiments/remove-experiment.ts";
import { inOrganization } from "../../rules/find.ts";

export const deleteExperiment: Handler<"deleteExperiment"> = (call) => {
  const { store, path, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status === "running") throw refuse("running");
  removeExperiment(store, experiment);
  return { message: "Experiment deleted" };
};
