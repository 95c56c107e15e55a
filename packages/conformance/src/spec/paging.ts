import type { Operation } from "@crewkit/openapi";
import type { Paging } from "../plan/facts.ts";
import { isObject, valueAt } from "../values/json.ts";
import type { SpecModel } from "./model.ts";

function arraysIn(value: unknown, depth = 0): unknown[][] {
  if (Array.isArray(value)) return [value];
  return isObject(value) && depth < 2 ? Object.values(value).flatMap((each) => arraysIn(each, depth + 1)) : [];
}

/** True if all items of a list can be read: page by page as in the plan, or with one request. */
export function canReadAll(operation: Operation, { plan }: SpecModel): boolean {
  const names = operation.parameters.flatMap(({ in: location, name }) => (location === "query" ? name : []));
  return names.includes(plan.paging?.size ?? "") || !names.some((name) => pagingName.test(name));
}

const pagingName = /page|cursor|limit|offset|size|per_|^(after|before|continue|marker|skip|start|take|top)$|token$/i;

/** Wraps items that are not objects. Without facts about pagination, the items are the body, or its only array. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const [only, ...others] = arraysIn(body);
  const items = paging ? valueAt(body, paging.items) : others.length === 0 && only;
  return Array.isArray(items) ? items.map((item) => (isObject(item) ? item : { item })) : [];
}
