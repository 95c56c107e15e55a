import type { Handler } from "../../handler.ts";

export const listOrganizationResources: Handler<"listOrganizationResources"> = ({ store, organization, matches }) =>
  store.resources.in(organization.id).filter(matches);
