import type { Handler } from "../../handler.ts";
import { dateRangeOf, previousRange, sessionsOf } from "../../rules/analytics/date-range.ts";
import { seriesOf } from "../../rules/analytics/series.ts";
import { roundToTenth } from "../../rules/statistics/numbers.ts";
import { countOf, successRate, type Tally, tallyOf } from "../../rules/statistics/tally.ts";

export const getSuccessTrend: Handler<"getSuccessTrend"> = (context) => {
  const range = dateRangeOf(context);
  const sessions = sessionsOf(context, range);
  const points = seriesOf(context, range, sessions);
  return {
    data: {
      organization_id: context.organization.id,
      period: context.query.period,
      ...range,
      success_rate: roundToTenth(successRate(tallyOf(sessions))),
      previous_success_rate: roundToTenth(successRate(tallyOf(sessionsOf(context, previousRange(range))))),
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
    success_rate: roundToTenth(successRate(tally)),
  };
}
