import type { ResourceStats, ResourceStatsComparison } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { successRate } from "../analytics/figures.ts";
import { toDollars, toTenths } from "../analytics/rounding.ts";
import { fisherExact, meanOf } from "../analytics/statistics.ts";
import { countOf, tallyOf } from "../analytics/tally.ts";

type Session = Tables["sessions"];

/** The figures of sessions that have ended, without what they are about. */
export type Figures = Omit<ResourceStats, "resource_id">;

/** How sessions that have ended went: rates and averages are null where there is nothing to take them of. */
export function figuresOf(sessions: Session[]): Figures {
  const tally = tallyOf(sessions);
  return {
    ended_sessions: tally.sessions,
    judged_sessions: tally.judged,
    successful_sessions: countOf(tally, "success"),
    success_rate: toTenths(successRate(tally)),
    unique_users: tally.users.size,
    total_input_tokens: tally.inputTokens,
    total_output_tokens: tally.outputTokens,
    total_cost_usd: toDollars(tally.cost),
    avg_cost_usd: toDollars(meanOf(tally.cost, tally.sessions)),
    avg_turns: toTenths(meanOf(tally.turns, tally.sessions)),
    avg_duration_seconds: toTenths(meanOf(tally.seconds, tally.ended)),
  };
}

/** Whether the success rates of two sides may differ by chance; null where a side has no judged session. */
export function significanceOf(from: Judged, to: Judged): Significance {
  if (from.judged_sessions === 0 || to.judged_sessions === 0) {
    return { p_value: null, significant: false, confidence: null };
  }
  const p = fisherExact(from.successful_sessions, others(from), to.successful_sessions, others(to));
  return { p_value: Number(p.toFixed(4)), significant: p < 0.05, confidence: toTenths(100 * (1 - p)) };
}

type Judged = Pick<Figures, "judged_sessions" | "successful_sessions">;
type Significance = Pick<ResourceStatsComparison, "p_value" | "significant" | "confidence">;

function others({ judged_sessions, successful_sessions }: Judged): number {
  return judged_sessions - successful_sessions;
}
