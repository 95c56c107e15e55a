import type { ExperimentArmMetrics } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { meanOf, nearestRank } from "../statistics/averages.ts";
import { toDollars, toTenths } from "../statistics/rounding.ts";
import { successRate, tallyOf } from "../statistics/tally.ts";

/** What the sessions of one arm have come to: the averages of ended ones, the success rate of judged ones. */
export function measureArm(sessions: readonly Tables["sessions"][]): ExperimentArmMetrics {
  const endedSessions = sessions.filter(({ ended_at }) => ended_at !== null);
  const ended = tallyOf(endedSessions);
  const costs = endedSessions.map(({ model_metrics }) => model_metrics.cost_usd);
  return {
    total_sessions: sessions.length,
    success_rate: toTenths(successRate(tallyOf(sessions))),
    avg_cost: toDollars(meanOf(ended.cost, ended.sessions)),
    avg_turns: toTenths(meanOf(ended.turns, ended.sessions)),
    p95_cost: toDollars(nearestRank(costs, 95)),
  };
}
