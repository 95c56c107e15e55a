import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const archiveExperiment: Handler<"archiveExperiment"> = (call) => {
  const { store, path, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "completed") throw refuse("notCompleted");
  return { data: store.experiments.update(experiment, { status: "archived" }) };
};
