import type { Handler } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";

export const archiveExperiment: Handler<"archiveExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== statusAfter.stop) throw error("notCompleted");
  return { data: store.experiments.update(experiment, { status: statusAfter.archive }) };
};
