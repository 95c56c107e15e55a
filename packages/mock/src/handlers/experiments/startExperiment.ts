import type { Handler } from "../../handler.ts";

export const startExperiment: Handler<"startExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "draft") throw error("notADraft");
  return { data: store.experiments.update(experiment, { status: "running", started_at: now() }) };
};
