import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listRoles: Handler<"listRoles"> = ({ store, organization, query }) =>
  page(store.roles.in(organization.id), query);
