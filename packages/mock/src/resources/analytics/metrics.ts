import type { AnalyticsSummary } from "@crewkit/types";
import { meanOf, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { successRate, type Tally } from "../../rules/statistics/tally.ts";
import { byKeys, type Key } from "../../store/sorting.ts";

type Totals = Pick<
  AnalyticsSummary,
  "total_sessions" | "total_cost_usd" | "total_input_tokens" | "total_output_tokens"
>;
type Averages = Pick<AnalyticsSummary, "avg_duration_seconds" | "judged_sessions" | "success_rate">;

export function totalsOf({ sessions, cost, inputTokens, outputTokens }: Tally): Totals {
  return {
    total_sessions: sessions,
    total_cost_usd: roundDollars(cost),
    total_input_tokens: inputTokens,
    total_output_tokens: outputTokens,
  };
}

export function averagesOf(tally: Tally): Averages {
  return {
    avg_duration_seconds: roundToTenth(meanOf(tally.seconds, tally.ended)),
    judged_sessions: tally.judged,
    success_rate: roundToTenth(successRate(tally)),
  };
}

export function metricsOf(tally: Tally): Totals & Averages & { avg_cost_usd: number } {
  return { ...totalsOf(tally), avg_cost_usd: roundDollars(tally.cost / tally.sessions), ...averagesOf(tally) };
}

/** Returns a comparator: by cost in descending order, then by names, null last. */
export function mostExpensiveFirst<T extends { total_cost_usd: number }>(...names: Key<T>[]): (a: T, b: T) => number {
  return byKeys(({ total_cost_usd }) => -total_cost_usd, ...names);
}
