import type { ResourceStats, ResourceStatsComparison } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { fisherExact } from "../analytics/statistics.ts";

type Session = Tables["sessions"];

/** The figures of sessions that have ended, without what they are about. */
export type Figures = Omit<ResourceStats, "resource_id">;

/** How sessions that have ended went: rates and averages are null where there is nothing to take them of. */
export function figuresOf(sessions: Session[]): Figures {
  const judged = sessions.filter(({ outcome }) => outcome !== null);
  const successful = judged.filter(({ outcome }) => outcome === "success").length;
  const costs = sessions.map(({ model_metrics }) => model_metrics.cost_usd);
  return {
    ended_sessions: sessions.length,
    judged_sessions: judged.length,
    successful_sessions: successful,
    success_rate: judged.length === 0 ? null : round((100 * successful) / judged.length, 1),
    unique_users: new Set(sessions.map(({ user }) => user.id)).size,
    total_input_tokens: sum(sessions.map(({ model_metrics }) => model_metrics.input_tokens)),
    total_output_tokens: sum(sessions.map(({ model_metrics }) => model_metrics.output_tokens)),
    total_cost_usd: round(sum(costs), 4),
    avg_cost_usd: mean(costs, 4),
    avg_turns: mean(
      sessions.map(({ total_turns }) => total_turns),
      1,
    ),
    avg_duration_seconds: mean(sessions.map(seconds), 1),
  };
}

/** Whether the success rates of two sides may differ by chance; null where a side has no judged session. */
export function significanceOf(from: Judged, to: Judged): Significance {
  if (from.judged_sessions === 0 || to.judged_sessions === 0) {
    return { p_value: null, significant: false, confidence: null };
  }
  const p = fisherExact(from.successful_sessions, others(from), to.successful_sessions, others(to));
  return { p_value: round(p, 4), significant: p < 0.05, confidence: round(100 * (1 - p), 1) };
}

type Judged = Pick<Figures, "judged_sessions" | "successful_sessions">;
type Significance = Pick<ResourceStatsComparison, "p_value" | "significant" | "confidence">;

function others({ judged_sessions, successful_sessions }: Judged): number {
  return judged_sessions - successful_sessions;
}

function seconds({ started_at, ended_at }: Session): number {
  return (Date.parse(ended_at ?? "") - Date.parse(started_at)) / 1000;
}

function mean(values: number[], digits: number): number | null {
  return values.length === 0 ? null : round(sum(values) / values.length, digits);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
