import type { Handler } from "../../call.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/analytics.ts";
import { figuresOf } from "../../rules/analytics/figures.ts";
import { tallyBy } from "../../rules/analytics/tally.ts";
import { page } from "../../rules/page.ts";
import { byKeys } from "../../store/orders.ts";

export const listAnalyticsByAgent: Handler<"listAnalyticsByAgent"> = (call) => {
  const groups = tallyBy(sessionsOf(call, daysOf(call)), ({ agent_name }) => agent_name);
  const rows = groups.map(({ newest, tally }) => ({
    agent_name: newest.agent_name,
    ...figuresOf(tally),
    unique_users: tally.users.size,
  }));
  const order = byKeys<(typeof rows)[number]>(
    ({ total_cost_usd }) => -total_cost_usd,
    ({ agent_name }) => agent_name,
  );
  return page(rows.sort(order), call.query);
};
