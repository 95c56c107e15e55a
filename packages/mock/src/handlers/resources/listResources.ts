import type { Handler } from "../../handler.ts";
import { filterResources, visibleResources } from "../../rules/resources/tiers.ts";

export const listResources: Handler<"listResources"> = ({ store, caller, query }) =>
  filterResources(visibleResources(store, caller), query);
