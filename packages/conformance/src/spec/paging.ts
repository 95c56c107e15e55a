import type { ParsedResponse } from "../http/draft.ts";
import type { Paging } from "../plan/facts.ts";
import { isObject, valueAt } from "../values/json.ts";

/**
 * What an answer tells at a place that `Paging` names: at a JSON pointer of its body, or in a header, where a whole
 * number is read as one. Undefined if there is nothing.
 */
export function readPaging(
  location: string | undefined,
  { body, headers }: Pick<ParsedResponse, "body" | "headers">,
): unknown {
  if (location === undefined) return undefined;
  if (!isHeader(location)) return valueAt(body, location);
  const text = headers.get(location) ?? undefined;
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** Whether a place that `Paging` names is a header, and not a pointer into the body. */
export function isHeader(location: string): boolean {
  return location !== "" && !location.startsWith("/");
}

/** The items of an answer. What is no object is wrapped, so that it can be compared. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const items = valueAt(body, paging?.items ?? "");
  return Array.isArray(items) ? items.map((item) => (isObject(item) ? item : { item })) : [];
}
