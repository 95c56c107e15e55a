import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { totalsOf } from "../../rules/analytics/metrics.ts";
import { seriesOf } from "../../rules/analytics/series.ts";

export const getAnalyticsTimeseries: Handler<"getAnalyticsTimeseries"> = (context) => {
  const range = dateRangeOf(context);
  const points = seriesOf(context, range, sessionsOf(context, range)).map(([starts_at, tally]) => ({
    starts_at,
    ...totalsOf(tally),
    unique_users: tally.users.size,
  }));
  return { data: { organization_id: context.organization.id, period: context.query.period, ...range, points } };
};
