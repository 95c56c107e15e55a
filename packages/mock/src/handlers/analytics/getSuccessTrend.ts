import type { Handler } from "../../call.ts";
import { daysBefore, daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { seriesOf } from "../../rules/analytics/series.ts";
import { toTenths } from "../../rules/statistics/numbers.ts";
import { countOf, successRate, type Tally, tallyOf } from "../../rules/statistics/tally.ts";

export const getSuccessTrend: Handler<"getSuccessTrend"> = (call) => {
  const days = daysOf(call);
  const sessions = sessionsOf(call, days);
  const points = seriesOf(call, days, sessions);
  return {
    data: {
      organization_id: call.organization.id,
      period: call.query.period,
      ...days,
      success_rate: toTenths(successRate(tallyOf(sessions))),
      previous_success_rate: toTenths(successRate(tallyOf(sessionsOf(call, daysBefore(days))))),
      points: points.map(([starts_at, tally]) => ({ starts_at, ...outcomesOf(tally) })),
    },
  };
};

function outcomesOf(tally: Tally) {
  return {
    judged_sessions: tally.judged,
    successful_sessions: countOf(tally, "success"),
    failed_sessions: countOf(tally, "failure"),
    abandoned_sessions: countOf(tally, "abandoned"),
    success_rate: toTenths(successRate(tally)),
  };
}
