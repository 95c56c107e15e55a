import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { averagesOf, totalsOf } from "../../rules/analytics/metrics.ts";
import { meanOf, roundDollars } from "../../rules/statistics/numbers.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getAnalyticsSummary: Handler<"getAnalyticsSummary"> = (context) => {
  const range = dateRangeOf(context);
  const tally = tallyOf(sessionsOf(context, range));
  return {
    data: {
      organization_id: context.organization.id,
      ...range,
      ...totalsOf(tally),
      unique_users: tally.users.size,
      avg_cost_usd: roundDollars(meanOf(tally.cost, tally.sessions)),
      ...averagesOf(tally),
    },
  };
};
