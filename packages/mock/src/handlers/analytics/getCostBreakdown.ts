import type { Handler } from "../../handler.ts";
import { dateRangeOf, sessionsOf } from "../../rules/analytics/date-range.ts";
import { mostExpensiveFirst } from "../../rules/analytics/metrics.ts";
import { boundOf } from "../../rules/contract.ts";
import { meanOf, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { countOf, tallyBy, tallyOf } from "../../rules/statistics/tally.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

export const getCostBreakdown: Handler<"getCostBreakdown"> = (context) => {
  const range = dateRangeOf(context);
  const sessions = sessionsOf(context, range);
  const all = tallyOf(sessions);
  const max = boundOf(context.contract, ["CostBreakdown", "by_component"], "maxItems");
  const byRepository = costsBy(sessions, ["project_id", "repository_id"]).map(
    ({ project_id, repository_id, ...costs }) => {
      const repository_name = context.store.repositories.get(repository_id ?? "")?.name ?? null;
      return { project_id, repository_id, repository_name, ...costs };
    },
  );
  return {
    data: {
      organization_id: context.organization.id,
      ...range,
      total_cost_usd: roundDollars(all.cost),
      cost_per_success_usd: roundDollars(meanOf(all.judgedCost, countOf(all, "success"))),
      by_outcome: costsBy(sessions, ["outcome"]).sort(mostExpensiveFirst("outcome")).slice(0, max),
      by_repository: byRepository
        .sort(mostExpensiveFirst("repository_name", "repository_id", "project_id"))
        .slice(0, max),
      by_component: costsBy(sessions, ["repository_id", "component"])
        .sort(mostExpensiveFirst("component", "repository_id"))
        .slice(0, max),
    },
  };
};

function costsBy<Field extends keyof Session>(sessions: readonly Session[], fields: Field[]) {
  const totalCost = tallyOf(sessions).cost;
  const valuesOf = (session: Session) => fields.map((field) => [field, session[field]]);
  return tallyBy(sessions, (session) => JSON.stringify(valuesOf(session))).map(({ newest, tally }) => ({
    ...(Object.fromEntries(valuesOf(newest)) as Pick<Session, Field>),
    total_sessions: tally.sessions,
    total_cost_usd: roundDollars(tally.cost),
    cost_share: totalCost === 0 ? 0 : roundToTenth((100 * tally.cost) / totalCost),
  }));
}
