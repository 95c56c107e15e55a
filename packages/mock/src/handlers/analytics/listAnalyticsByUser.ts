import type { Handler } from "../../call.ts";
import { figuresOf, mostExpensiveFirst } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { tallyBy } from "../../rules/statistics/tally.ts";

export const listAnalyticsByUser: Handler<"listAnalyticsByUser"> = (call) => {
  const groups = tallyBy(sessionsOf(call, daysOf(call)), ({ user }) => user.id);
  const rows = groups.map(({ newest, tally }) => ({ user: newest.user, ...figuresOf(tally) }));
  return rows.sort(
    mostExpensiveFirst(
      ({ user }) => user.name,
      ({ user }) => user.id,
    ),
  );
};
