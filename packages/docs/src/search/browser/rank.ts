import type { Entry } from "../entry.ts";
import { closeness } from "./names.ts";
import { weightOf } from "./weight.ts";

/**
 * Puts the very thing that was asked for first: of several such the weightiest, and then in the order of the site. All
 * else stays in its order.
 */
export function rank<Found extends Entry & { id: number }>(query: string, found: Found[]): Found[] {
  const known = new Map(found.map((each) => [each, closeness(query, each)]));
  const close = (each: Found) => known.get(each) ?? 0;
  return found.toSorted(
    (one, two) => close(two) - close(one) || (close(one) && (weightOf(two) - weightOf(one) || one.id - two.id)),
  );
}
