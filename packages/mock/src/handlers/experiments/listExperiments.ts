import type { Handler } from "../../handler.ts";
import { matches } from "../../rules/matches.ts";

export const listExperiments: Handler<"listExperiments"> = ({ store, organization, query }) => {
  const { status, resource_id } = query;
  return store.experiments.in(organization.id).filter((experiment) => matches(experiment, { status, resource_id }));
};
