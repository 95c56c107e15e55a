import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { metricsOf, mostExpensiveFirst } from "../../rules/analytics/metrics.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByProject: Handler<"listAnalyticsByProject"> = (context) => {
  const groups = tallyBy(sessionsOf(context, dateRangeOf(context)), ({ project_id }) => project_id);
  const rows = groups.flatMap(({ newest, tally }) => {
    const project = context.store.projects.get(newest.project_id);
    if (!project) return [];
    const { id: project_id, name: project_name } = project;
    return [{ project_id, project_name, ...metricsOf(tally), unique_users: tally.users.size }];
  });
  return rows.sort(mostExpensiveFirst("project_name", "project_id"));
};
