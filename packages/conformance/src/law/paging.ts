import type { Came } from "../http/draft.ts";
import type { Paging } from "../plan/facts.ts";
import { at, isObject } from "../values/json.ts";

/**
 * What an answer tells at a place that `Paging` names: at a JSON pointer of its body, or in a header, where a whole
 * number is read as one. Undefined if there is nothing.
 */
export function readPaging(place: string | undefined, { body, headers }: Pick<Came, "body" | "headers">): unknown {
  if (place === undefined) return undefined;
  if (!isHeader(place)) return at(body, place);
  const text = headers.get(place) ?? undefined;
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** Whether a place that `Paging` names is a header, and not a pointer into the body. */
export function isHeader(place: string): boolean {
  return place !== "" && !place.startsWith("/");
}

/** The items of an answer. What is no object is wrapped, so that it can be compared. */
export function itemsIn(body: unknown, paging: Paging | undefined): Record<string, unknown>[] {
  const items = at(body, paging?.items ?? "");
  return Array.isArray(items) ? items.map((item) => (isObject(item) ? item : { item })) : [];
}
