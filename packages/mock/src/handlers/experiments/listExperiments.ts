import type { Handler } from "../../handler.ts";

export const listExperiments: Handler<"listExperiments"> = ({ store, organization, matches }) =>
  store.experiments.in(organization.id).filter(matches);
