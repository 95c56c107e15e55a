import type { ExperimentArmMetrics, ExperimentSignificance } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { successRate } from "../analytics/figures.ts";
import { toDollars, toTenths } from "../analytics/rounding.ts";
import { fisherExact, meanOf, nearestRank } from "../analytics/statistics.ts";
import { countOf, tallyOf } from "../analytics/tally.ts";

type Sessions = readonly Tables["sessions"][];

/** What the sessions of one arm have come to: the averages of ended ones, the success rate of judged ones. */
export function measureArm(sessions: Sessions): ExperimentArmMetrics {
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

/** Whether the success rates of two arms differ by more than chance; unknown while one of them has no judged session. */
export function compareArms(control: Sessions, variant: Sessions): ExperimentSignificance {
  const [one, other] = [tallyOf(control), tallyOf(variant)];
  if (one.judged === 0 || other.judged === 0) return { p_value: null, significant: false, confidence: null };
  const [successes, otherSuccesses] = [countOf(one, "success"), countOf(other, "success")];
  const p = fisherExact(successes, one.judged - successes, otherSuccesses, other.judged - otherSuccesses);
  return { p_value: Number(p.toFixed(4)), significant: p < 0.05, confidence: toTenths(100 * (1 - p)) };
}
