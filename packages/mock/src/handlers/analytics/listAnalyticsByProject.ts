import type { Handler } from "../../call.ts";
import { figuresOf, mostExpensiveFirst } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByProject: Handler<"listAnalyticsByProject"> = (call) => {
  const groups = tallyBy(sessionsOf(call, daysOf(call)), ({ project_id }) => project_id);
  const rows = groups.flatMap(({ newest, tally }) => {
    const project = call.store.projects.get(newest.project_id);
    // What has no project has no place in the API.
    if (!project) return [];
    const { id: project_id, name: project_name } = project;
    return [{ project_id, project_name, ...figuresOf(tally), unique_users: tally.users.size }];
  });
  return rows.sort(mostExpensiveFirst("project_name", "project_id"));
};
