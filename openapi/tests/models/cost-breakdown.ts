import type { World } from "../world.ts";
import { nameOf } from "./names.ts";
import { cost, having, judged, type Session } from "./sessions.ts";
import { byCost, groups, one, sum, usd } from "./statistics.ts";

/** What sessions cost, by how they went and by where they ran. */
export function costBreakdown(world: World, some: Session[]) {
  const successes = having(some, "success").length;
  const parts = <T extends object>(key: (session: Session) => unknown, head: (session: Session) => T) =>
    groups(some, key).map((part) => ({ ...head(part[0] as Session), ...share(part, some) }));
  const outcomes = parts(
    ({ outcome }) => outcome,
    ({ outcome }) => ({ outcome }),
  );
  const repositories = parts(
    ({ project_id, repository_id }) => `${project_id} ${repository_id}`,
    ({ project_id, repository_id }) => {
      return { project_id, repository_id, repository_name: nameOf(world, "repositories", repository_id) };
    },
  );
  const components = parts(
    ({ repository_id, component }) => `${repository_id} ${component}`,
    ({ repository_id, component }) => ({ repository_id, component }),
  );
  return {
    total_cost_usd: usd(sum(some, cost)),
    cost_per_success_usd: successes > 0 ? usd(sum(judged(some), cost) / successes) : null,
    by_outcome: outcomes.sort(byCost(({ outcome }) => outcome)),
    by_repository: repositories.sort(byCost(({ repository_name }) => repository_name)),
    by_component: components.sort(byCost(({ component }) => component)),
  };
}

function share(part: Session[], whole: Session[]) {
  const cost_share = one((100 * sum(part, cost)) / sum(whole, cost));
  return { total_sessions: part.length, total_cost_usd: usd(sum(part, cost)), cost_share };
}
