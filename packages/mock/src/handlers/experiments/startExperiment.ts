import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const startExperiment: Handler<"startExperiment"> = (call) => {
  const { store, path, now, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "draft") throw refuse("notADraft");
  return { data: store.experiments.update(experiment, { status: "running", started_at: now() }) };
};
