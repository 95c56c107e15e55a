import type { Handler } from "../../call.ts";

export const stopExperiment: Handler<"stopExperiment"> = ({ store, find, now, refuse }) => {
  const experiment = find("experiments");
  if (experiment.status !== "running") throw refuse("notRunning");
  return { data: store.experiments.update(experiment, { status: "completed", ended_at: now() }) };
};
