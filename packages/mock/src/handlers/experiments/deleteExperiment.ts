import type { Handler } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";

export const deleteExperiment: Handler<"deleteExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status === statusAfter.start) throw error("running");
  store.experiments.remove(experiment.id);
  return { message: "Experiment deleted" };
};
