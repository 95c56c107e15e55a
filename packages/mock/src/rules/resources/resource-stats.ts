import type { ResourceStats } from "@crewkit/types";
import { meanOf } from "../statistics/averages.ts";
import { toDollars, toTenths } from "../statistics/rounding.ts";
import { countOf, successRate, type Tally } from "../statistics/tally.ts";

/** How sessions that have ended went: rates and averages are null where there is nothing to take them of. */
export function statsOf(ended: Tally): Omit<ResourceStats, "resource_id"> {
  return {
    ended_sessions: ended.sessions,
    judged_sessions: ended.judged,
    successful_sessions: countOf(ended, "success"),
    success_rate: toTenths(successRate(ended)),
    unique_users: ended.users.size,
    total_input_tokens: ended.inputTokens,
    total_output_tokens: ended.outputTokens,
    total_cost_usd: toDollars(ended.cost),
    avg_cost_usd: toDollars(meanOf(ended.cost, ended.sessions)),
    avg_turns: toTenths(meanOf(ended.turns, ended.sessions)),
    avg_duration_seconds: toTenths(meanOf(ended.seconds, ended.ended)),
  };
}
