import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { Paging } from "../base/plan.ts";
import { isObject, valueAt } from "../values/json.ts";

export function hasPages({ parameters }: Operation, { plan }: SpecModel): boolean {
  return parameters.some((each) => each.in === "query" && each.name === plan.paging?.size);
}

export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const items = paging && valueAt(body, paging.items);
  return Array.isArray(items) ? items.filter(isObject) : [];
}
