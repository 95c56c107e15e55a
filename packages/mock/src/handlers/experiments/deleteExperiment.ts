import type { Handler } from "../../call.ts";
import { removeExperiment } from "../../rules/remove.ts";

export const deleteExperiment: Handler<"deleteExperiment"> = ({ store, find, refuse }) => {
  const experiment = find("experiments");
  if (experiment.status === "running") throw refuse("running");
  removeExperiment(store, experiment);
  return { message: "Experiment deleted" };
};
