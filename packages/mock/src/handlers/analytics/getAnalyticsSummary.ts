import type { Handler } from "../../call.ts";
import { qualityOf, totalsOf } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { meanOf, toDollars } from "../../rules/statistics/numbers.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getAnalyticsSummary: Handler<"getAnalyticsSummary"> = (call) => {
  const days = daysOf(call);
  const tally = tallyOf(sessionsOf(call, days));
  return {
    data: {
      organization_id: call.organization.id,
      ...days,
      ...totalsOf(tally),
      unique_users: tally.users.size,
      avg_cost_usd: toDollars(meanOf(tally.cost, tally.sessions)),
      ...qualityOf(tally),
    },
  };
};
