import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { filterResources } from "../../rules/resources/resource-lists.ts";

export const listOrganizationResources: Handler<"listOrganizationResources"> = ({ store, organization, query }) =>
  page(filterResources(store.resources.in(organization.id), query), query);
