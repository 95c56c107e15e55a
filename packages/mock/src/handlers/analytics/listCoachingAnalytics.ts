import type { Handler } from "../../call.ts";
import { suggest } from "../../rules/analytics/coaching.ts";
import { daysBefore } from "../../rules/analytics/days.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { toDollars, toTenths } from "../../rules/statistics/rounding.ts";
import { type Group, successRate, type Tally, tallyBy, tallyOf } from "../../rules/statistics/tally.ts";
import { byKeys } from "../../store/orders.ts";

export const listCoachingAnalytics: Handler<"listCoachingAnalytics"> = (call) => {
  const days = daysOf(call);
  const sessions = sessionsOf(call, days);
  const all = tallyOf(sessions);
  const before = tallyBy(sessionsOf(call, daysBefore(days)), ({ user }) => user.id);
  const earlier = new Map(before.map(({ newest, tally }) => [newest.user.id, tally]));
  const rows = tallyBy(sessions, ({ user }) => user.id).map((group) =>
    rowOf(group, all, earlier.get(group.newest.user.id)),
  );
  const order = byKeys<(typeof rows)[number]>(
    ({ success_rate }) => success_rate,
    ({ user }) => user.name,
    ({ user }) => user.id,
  );
  return rows.sort(order);
};

function rowOf({ newest, tally: own }: Group, all: Tally, earlier: Tally | undefined) {
  return {
    user: newest.user,
    total_sessions: own.sessions,
    judged_sessions: own.judged,
    success_rate: toTenths(successRate(own)),
    overall_success_rate: toTenths(successRate(all)),
    previous_success_rate: earlier ? toTenths(successRate(earlier)) : null,
    avg_turns: toTenths(own.turns / own.sessions),
    overall_avg_turns: toTenths(all.turns / all.sessions),
    avg_cost_usd: toDollars(own.cost / own.sessions),
    overall_avg_cost_usd: toDollars(all.cost / all.sessions),
    ...suggest(own, all),
  };
}
