import type { Handler } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";

export const stopExperiment: Handler<"stopExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== statusAfter.start) throw error("notRunning");
  return { data: store.experiments.update(experiment, { status: statusAfter.stop, ended_at: now() }) };
};
