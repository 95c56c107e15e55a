import type { Operation } from "@crewkit/openapi";
import type { ParsedResponse } from "../http/draft.ts";
import type { Paging } from "../plan/facts.ts";
import { isObject, valueAt } from "../values/json.ts";
import type { SpecModel } from "./model.ts";

/** Reads a value from the body by JSON pointer, or from a header. Parses integers in headers. */
export function readPaging(
  location: string | undefined,
  { body, headers }: Pick<ParsedResponse, "body" | "headers">,
): unknown {
  if (location === undefined) return undefined;
  if (!isHeader(location)) return valueAt(body, location);
  const text = headers.get(location) ?? undefined;
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
}

function arraysIn(value: unknown, depth = 0): unknown[][] {
  if (Array.isArray(value)) return [value];
  return isObject(value) && depth < 2 ? Object.values(value).flatMap((each) => arraysIn(each, depth + 1)) : [];
}

/** True if all items of a list can be read: page by page as in the plan, or with one request. */
export function canReadAll(operation: Operation, { plan }: SpecModel): boolean {
  const names = operation.parameters.flatMap(({ in: location, name }) => (location === "query" ? name : []));
  const { size, page, kind } = plan.paging ?? {};
  if (names.includes(size ?? "") || (kind === "cursor" && names.includes(page ?? ""))) return true;
  return !names.some((name) => pagingName.test(name));
}

const pagingName = /page|cursor|limit|offset|size|per_|^(after|before|continue|marker|skip|start|take|top)$|token$/i;

export function isHeader(location: string): boolean {
  return location !== "" && !location.startsWith("/");
}

/** Wraps items that are not objects. Without facts about pagination, the items are the body, or its only array. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const [only, ...others] = arraysIn(body);
  const items = paging ? valueAt(body, paging.items) : others.length === 0 && only;
  return Array.isArray(items) ? items.map((item) => (isObject(item) ? item : { item })) : [];
}
