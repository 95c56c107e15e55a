import type { Handler } from "../../call.ts";

export const startExperiment: Handler<"startExperiment"> = ({ store, find, now, refuse }) => {
  const experiment = find("experiments");
  if (experiment.status !== "draft") throw refuse("notADraft");
  return { data: store.experiments.update(experiment, { status: "running", started_at: now() }) };
};
