import type { ComponentCost, OutcomeCost, RepositoryCost } from "@crewkit/types";
import type { Handler } from "../../call.ts";
import { mostExpensiveFirst } from "../../rules/analytics/figures.ts";
import { daysOf, sessionsOf } from "../../rules/analytics/selection.ts";
import { boundOf } from "../../rules/contract.ts";
import { meanOf, toDollars, toTenths } from "../../rules/statistics/numbers.ts";
import { countOf, type Group, tallyBy, tallyOf } from "../../rules/statistics/tally.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

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

type Session = Tables["sessions"];

/** What sessions cost by how they went, most expensive first. */
export function outcomeCosts(sessions: readonly Session[]): OutcomeCost[] {
  const parts = costsBy(sessions, ({ outcome }) => outcome);
  const rows = parts.map(({ newest, share }) => ({ outcome: newest.outcome, ...share }));
  return rows.sort(mostExpensiveFirst(({ outcome }) => outcome));
}

/** What sessions cost by project and repository, most expensive first, then by name. */
export function repositoryCosts(sessions: readonly Session[], store: Store): RepositoryCost[] {
  const parts = costsBy(sessions, ({ project_id, repository_id }) => JSON.stringify([project_id, repository_id]));
  const rows = parts.map(({ newest: { project_id, repository_id }, share }) => {
    const repository_name = store.repositories.get(repository_id ?? "")?.name ?? null;
    return { project_id, repository_id, repository_name, ...share };
  });
  const order = mostExpensiveFirst<(typeof rows)[number]>(
    ({ repository_name }) => repository_name,
    ({ repository_id }) => repository_id,
    ({ project_id }) => project_id,
  );
  return rows.sort(order);
}

/** What sessions cost by component, most expensive first, then by name. */
export function componentCosts(sessions: readonly Session[]): ComponentCost[] {
  const parts = costsBy(sessions, ({ repository_id, component }) => JSON.stringify([repository_id, component]));
  const rows = parts.map(({ newest: { repository_id, component }, share }) => ({ repository_id, component, ...share }));
  const order = mostExpensiveFirst<(typeof rows)[number]>(
    ({ component }) => component,
    ({ repository_id }) => repository_id,
  );
  return rows.sort(order);
}

interface Share {
  total_sessions: number;
  total_cost_usd: number;
  cost_share: number;
}

// The parts of the sessions that have something in common, and what each costs.
function costsBy(sessions: readonly Session[], key: (session: Session) => unknown): (Group & { share: Share })[] {
  const whole = tallyOf(sessions).cost;
  return tallyBy(sessions, key).map(({ newest, tally }) => ({
    newest,
    tally,
    share: {
      total_sessions: tally.sessions,
      total_cost_usd: toDollars(tally.cost),
      cost_share: whole === 0 ? 0 : toTenths((100 * tally.cost) / whole),
    },
  }));
}
