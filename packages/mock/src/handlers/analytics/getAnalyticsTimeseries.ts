import type { Handler } from "../../call.ts";
import { totalsOf } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { seriesOf } from "../../rules/analytics/series.ts";

export const getAnalyticsTimeseries: Handler<"getAnalyticsTimeseries"> = (call) => {
  const days = daysOf(call);
  const points = seriesOf(call, days, sessionsOf(call, days)).map(([starts_at, tally]) => ({
    starts_at,
    ...totalsOf(tally),
    unique_users: tally.users.size,
  }));
  return { data: { organization_id: call.organization.id, period: call.query.period, ...days, points } };
};
