import type { AnalyticsSummary } from "@crewkit/types";
import { byKeys, type Key } from "../../store/sorting.ts";
import { meanOf, toDollars, toTenths } from "../statistics/numbers.ts";
import { successRate, type Tally } from "../statistics/tally.ts";

type Totals = Pick<
  AnalyticsSummary,
  "total_sessions" | "total_cost_usd" | "total_input_tokens" | "total_output_tokens"
>;
type Quality = Pick<AnalyticsSummary, "avg_duration_seconds" | "judged_sessions" | "success_rate">;

export function totalsOf({ sessions, cost, inputTokens, outputTokens }: Tally): Totals {
  return {
    total_sessions: sessions,
    total_cost_usd: toDollars(cost),
    total_input_tokens: inputTokens,
    total_output_tokens: outputTokens,
  };
}

export function qualityOf(tally: Tally): Quality {
  return {
    avg_duration_seconds: toTenths(meanOf(tally.seconds, tally.ended)),
    judged_sessions: tally.judged,
    success_rate: toTenths(successRate(tally)),
  };
}

export function metricsOf(tally: Tally): Totals & Quality & { avg_cost_usd: number } {
  return { ...totalsOf(tally), avg_cost_usd: toDollars(tally.cost / tally.sessions), ...qualityOf(tally) };
}

/** Sorts by cost in descending order, then by names, null last. */
export function mostExpensiveFirst<T extends { total_cost_usd: number }>(...names: Key<T>[]): (a: T, b: T) => number {
  return byKeys(({ total_cost_usd }) => -total_cost_usd, ...names);
}
