import type { Handler } from "../../handler.ts";

export const archiveExperiment: Handler<"archiveExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "completed") throw error("notCompleted");
  return { data: store.experiments.update(experiment, { status: "archived" }) };
};
