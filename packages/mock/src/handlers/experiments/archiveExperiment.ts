import type { Handler } from "../../call.ts";

export const archiveExperiment: Handler<"archiveExperiment"> = ({ store, find, refuse }) => {
  const experiment = find("experiments");
  if (experiment.status !== "completed") throw refuse("notCompleted");
  return { data: store.experiments.update(experiment, { status: "archived" }) };
};
