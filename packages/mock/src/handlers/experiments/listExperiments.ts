import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listExperiments: Handler<"listExperiments"> = ({ store, organization, query }) => {
  const experiments = store.experiments
    .in(organization.id)
    .filter(({ status }) => status === (query.status ?? status))
    .filter(({ resource_id }) => resource_id === (query.resource_id ?? resource_id));
  return page(experiments, query);
};
