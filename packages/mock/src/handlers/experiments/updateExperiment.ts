import type { Handler } from "../../handler.ts";
import { requireDistinctVersions, statusAfter } from "../../rules/experiments/experiments.ts";

export const updateExperiment: Handler<"updateExperiment"> = (context) => {
  const { store, body, error } = context;
  const experiment = context.find("experiments");
  if (experiment.status !== statusAfter.create) throw error("notADraft");
  requireDistinctVersions(context, { ...experiment, ...body });
  return { data: store.experiments.update(experiment, body) };
};
