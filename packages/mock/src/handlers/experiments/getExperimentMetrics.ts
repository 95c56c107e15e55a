import type { Handler } from "../../call.ts";
import { sessionsOfExperiment } from "../../rules/experiments/experiment-arms.ts";
import { measureArm } from "../../rules/experiments/experiment-metrics.ts";
import { inOrganization } from "../../rules/find.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getExperimentMetrics: Handler<"getExperimentMetrics"> = (call) => {
  const experiment = inOrganization(call.store.experiments, call.path.id, call);
  const sessions = sessionsOfExperiment(call.store, experiment);
  const control = sessions.filter(({ experiment_arm }) => experiment_arm === "control");
  const variant = sessions.filter(({ experiment_arm }) => experiment_arm === "variant");
  return {
    data: {
      experiment_id: experiment.id,
      control: measureArm(control),
      variant: measureArm(variant),
      significance: significanceOf(tallyOf(control), tallyOf(variant)),
    },
  };
};
