import type { Handler } from "../../handler.ts";
import { removeExperiment } from "../../rules/remove.ts";

export const deleteExperiment: Handler<"deleteExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status === "running") throw error("running");
  removeExperiment(store, experiment);
  return { message: "Experiment deleted" };
};
