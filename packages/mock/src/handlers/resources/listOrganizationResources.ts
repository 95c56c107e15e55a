import type { Handler } from "../../handler.ts";
import { filterResources } from "../../rules/resources/tiers.ts";

export const listOrganizationResources: Handler<"listOrganizationResources"> = ({ store, organization, query }) =>
  filterResources(store.resources.in(organization.id), query);
