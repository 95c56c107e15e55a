import type { Handler } from "../../handler.ts";

export const stopExperiment: Handler<"stopExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "running") throw error("notRunning");
  return { data: store.experiments.update(experiment, { status: "completed", ended_at: now() }) };
};
