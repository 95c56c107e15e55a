import type { Handler } from "../../call.ts";
import { componentCosts, outcomeCosts, repositoryCosts } from "../../rules/analytics/cost-breakdown.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { boundOf } from "../../rules/contract.ts";
import { meanOf } from "../../rules/statistics/averages.ts";
import { toDollars } from "../../rules/statistics/rounding.ts";
import { countOf, tallyOf } from "../../rules/statistics/tally.ts";

export const getCostBreakdown: Handler<"getCostBreakdown"> = (call) => {
  const days = daysOf(call);
  const sessions = sessionsOf(call, days);
  const all = tallyOf(sessions);
  const most = boundOf(call.contract, ["CostBreakdown", "by_component"], "maxItems");
  return {
    data: {
      organization_id: call.organization.id,
      ...days,
      total_cost_usd: toDollars(all.cost),
      cost_per_success_usd: toDollars(meanOf(all.judgedCost, countOf(all, "success"))),
      by_outcome: outcomeCosts(sessions).slice(0, most),
      by_repository: repositoryCosts(sessions, call.store).slice(0, most),
      by_component: componentCosts(sessions).slice(0, most),
    },
  };
};
