import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { metricsOf, mostExpensiveFirst } from "../../rules/analytics/metrics.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByUser: Handler<"listAnalyticsByUser"> = (context) => {
  const groups = tallyBy(sessionsOf(context, dateRangeOf(context)), ({ user }) => user.id);
  const rows = groups.map(({ newest, tally }) => ({ user: newest.user, ...metricsOf(tally) }));
  return rows.sort(
    mostExpensiveFirst(
      ({ user }) => user.name,
      ({ user }) => user.id,
    ),
  );
};
