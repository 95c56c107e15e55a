import type { ExperimentArmMetrics } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { meanOf, nearestRank, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { successRate, tallyOf } from "../../rules/statistics/tally.ts";
import type { Tables } from "../../store/tables.ts";

export const getExperimentMetrics: Handler<"getExperimentMetrics"> = ({ store, find }) => {
  const experiment = find("experiments");
  const sessions = store.sessions.where({ experiment_id: experiment.id });
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

function measureArm(sessions: readonly Tables["sessions"][]): ExperimentArmMetrics {
  const endedSessions = sessions.filter(({ ended_at }) => ended_at !== null);
  const ended = tallyOf(endedSessions);
  const costs = endedSessions.map(({ model_metrics }) => model_metrics.cost_usd);
  return {
    total_sessions: sessions.length,
    success_rate: roundToTenth(successRate(tallyOf(sessions))),
    avg_cost: roundDollars(meanOf(ended.cost, ended.sessions)),
    avg_turns: roundToTenth(meanOf(ended.turns, ended.sessions)),
    p95_cost: roundDollars(nearestRank(costs, 95)),
  };
}
