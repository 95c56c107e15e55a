import type { Handler } from "../../call.ts";
import { figuresOf, mostExpensiveFirst } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByAgent: Handler<"listAnalyticsByAgent"> = (call) => {
  const groups = tallyBy(sessionsOf(call, daysOf(call)), ({ agent_name }) => agent_name);
  const rows = groups.map(({ newest, tally }) => ({
    agent_name: newest.agent_name,
    ...figuresOf(tally),
    unique_users: tally.users.size,
  }));
  return rows.sort(mostExpensiveFirst("agent_name"));
};
