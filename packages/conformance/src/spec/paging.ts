import type { Operation } from "@crewkit/openapi";
import type { Paging } from "../plan/plan.ts";
import { isObject, valueAt } from "../values/json.ts";
import type { SpecModel } from "./model.ts";

/** True if an operation returns a list with the pagination of the plan. */
export function hasPages({ parameters }: Operation, { plan }: SpecModel): boolean {
  return parameters.some((each) => each.in === "query" && each.name === plan.paging?.size);
}

/** Empty without facts about pagination. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const items = paging && valueAt(body, paging.items);
  return Array.isArray(items) ? items.filter(isObject) : [];
}
