import type { ParsedResponse } from "../http/draft.ts";
import type { Paging } from "../plan/facts.ts";
import { isObject, valueAt } from "../values/json.ts";

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

export function isHeader(location: string): boolean {
  return location !== "" && !location.startsWith("/");
}

/** Wraps items that are not objects. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const items = valueAt(body, paging?.items ?? "");
  return Array.isArray(items) ? items.map((item) => (isObject(item) ? item : { item })) : [];
}
