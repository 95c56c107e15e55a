import type { Handler } from "../../call.ts";
import { requireTwoVersions } from "../../rules/experiments/experiment-arms.ts";
import { inOrganization } from "../../rules/find.ts";

export const updateExperiment: Handler<"updateExperiment"> = (call) => {
  const { store, path, body, refuse } = call;
  const experiment = inOrganization(store.experiments, path.id, call);
  if (experiment.status !== "draft") throw refuse("notADraft");
  requireTwoVersions(call, { ...experiment, ...body });
  return { data: store.experiments.update(experiment, body) };
};
