import { byKeys, type Key } from "../../store/orders.ts";
import { meanOf, toDollars, toTenths } from "../statistics/numbers.ts";
import { successRate, type Tally } from "../statistics/tally.ts";

/** How many sessions these are, what they cost and which tokens they used, as answers show it. */
export interface Totals {
  total_sessions: number;
  total_cost_usd: number;
  total_input_tokens: number;
  total_output_tokens: number;
}

/** How long sessions take and how often they succeed, as answers show it. */
export interface Quality {
  avg_duration_seconds: number | null;
  judged_sessions: number;
  success_rate: number | null;
}

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

/** What a group's row shows: all figures of a tally that has a session. */
export function figuresOf(tally: Tally): Totals & Quality & { avg_cost_usd: number } {
  return { ...totalsOf(tally), avg_cost_usd: toDollars(tally.cost / tally.sessions), ...qualityOf(tally) };
}

/** Orders rows by what they cost, the most expensive first; then by one name after another, null last. */
export function mostExpensiveFirst<T extends { total_cost_usd: number }>(...names: Key<T>[]): (a: T, b: T) => number {
  return byKeys(({ total_cost_usd }) => -total_cost_usd, ...names);
}
