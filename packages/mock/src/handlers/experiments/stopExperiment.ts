import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const stopExperiment: Handler<"stopExperiment"> = (call) => {
  const { store, path, now, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "running") throw refuse("notRunning");
  return { data: store.experiments.update(experiment, { status: "completed", ended_at: now() }) };
};
