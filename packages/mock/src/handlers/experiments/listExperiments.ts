import type { Handler } from "../../call.ts";
import { matches } from "../../rules/matches.ts";
import { page } from "../../rules/page.ts";

export const listExperiments: Handler<"listExperiments"> = ({ store, organization, query }) => {
  const { status, resource_id } = query;
  const experiments = store.experiments
    .in(organization.id)
    .filter((experiment) => matches(experiment, { status, resource_id }));
  return page(experiments, query);
};
