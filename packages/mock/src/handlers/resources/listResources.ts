import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { filterResources, visibleResources } from "../../rules/resources/resource-lists.ts";

export const listResources: Handler<"listResources"> = ({ store, caller, query }) =>
  page(filterResources(visibleResources(store, caller), query), query);
