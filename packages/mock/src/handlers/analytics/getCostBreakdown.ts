import type { Handler } from "../../call.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/analytics.ts";
import { componentCosts, outcomeCosts, repositoryCosts } from "../../rules/analytics/cost-parts.ts";
import { toDollars } from "../../rules/analytics/rounding.ts";
import { meanOf } from "../../rules/analytics/statistics.ts";
import { countOf, tallyOf } from "../../rules/analytics/tally.ts";

export const getCostBreakdown: Handler<"getCostBreakdown"> = (call) => {
  const days = daysOf(call);
  const sessions = sessionsOf(call, days);
  const all = tallyOf(sessions);
  return {
    data: {
      organization_id: call.organization.id,
      ...days,
      total_cost_usd: toDollars(all.cost),
      cost_per_success_usd: toDollars(meanOf(all.judgedCost, countOf(all, "success"))),
      by_outcome: outcomeCosts(sessions),
      by_repository: repositoryCosts(sessions, call.store),
      by_component: componentCosts(sessions),
    },
  };
};
