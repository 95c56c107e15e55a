import type { Handler } from "../../call.ts";
import { sessionsOfExperiment } from "../../rules/experiments/experiment-arms.ts";
import { measureArm } from "../../rules/experiments/experiment-metrics.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getExperimentMetrics: Handler<"getExperimentMetrics"> = ({ store, find }) => {
  const experiment = find("experiments");
  const sessions = sessionsOfExperiment(store, experiment);
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
