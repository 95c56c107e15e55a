import type { Handler } from "../../call.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/analytics.ts";
import { figuresOf } from "../../rules/analytics/figures.ts";
import { tallyBy } from "../../rules/analytics/tally.ts";
import { page } from "../../rules/page.ts";
import { byKeys } from "../../store/orders.ts";

export const listAnalyticsByUser: Handler<"listAnalyticsByUser"> = (call) => {
  const groups = tallyBy(sessionsOf(call, daysOf(call)), ({ user }) => user.id);
  const rows = groups.map(({ newest, tally }) => ({ user: newest.user, ...figuresOf(tally) }));
  const order = byKeys<(typeof rows)[number]>(
    ({ total_cost_usd }) => -total_cost_usd,
    ({ user }) => user.name,
    ({ user }) => user.id,
  );
  return page(rows.sort(order), call.query);
};
