import type { Handler } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";
import { removeExperiment } from "../../rules/remove.ts";

export const deleteExperiment: Handler<"deleteExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status === statusAfter.start) throw error("running");
  removeExperiment(store, experiment);
  return { message: "Experiment deleted" };
};
