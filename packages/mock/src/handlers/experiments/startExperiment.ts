import type { Handler } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";

export const startExperiment: Handler<"startExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== statusAfter.create) throw error("notADraft");
  return { data: store.experiments.update(experiment, { status: statusAfter.start, started_at: now() }) };
};
