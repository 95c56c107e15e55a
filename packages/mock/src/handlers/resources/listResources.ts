import type { Handler } from "../../handler.ts";
import { visibleResources } from "../../rules/resources/tiers.ts";

export const listResources: Handler<"listResources"> = ({ store, caller, matches }) =>
  visibleResources(store, caller).filter(matches);
