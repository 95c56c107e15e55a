import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { metricsOf, mostExpensiveFirst } from "../../rules/analytics/metrics.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByAgent: Handler<"listAnalyticsByAgent"> = (context) => {
  const groups = tallyBy(sessionsOf(context, dateRangeOf(context)), ({ agent_name }) => agent_name);
  const rows = groups.map(({ newest, tally }) => ({
    agent_name: newest.agent_name,
    ...metricsOf(tally),
    unique_users: tally.users.size,
  }));
  return rows.sort(mostExpensiveFirst("agent_name"));
};
