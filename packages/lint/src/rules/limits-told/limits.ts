import type { Place } from "../../place.ts";

/** A limit in words: `1,000 requests an hour for an organization`. */
export type Limit = string;

const periods = new Map<unknown, string>([
  [1, "a second"],
  [60, "a minute"],
  [3600, "an hour"],
  [86_400, "a day"],
]);

const scopes = new Map<unknown, string>([
  ["organization", "an organization"],
  ["address", "an IP address"],
]);

/** The limits of `x-rate-limits`. */
export function limitsOf(limits: Place): Limit[] {
  return limits.items().map((limit) => {
    const [requests, seconds, scope] = ["requests", "seconds", "scope"].map((key) => limit.get(key).node);
    const period = periods.get(seconds) ?? `in ${seconds} seconds`;
    return `${grouped(Number(requests))} requests ${period} for ${scopes.get(scope) ?? `a ${scope}`}`;
  });
}

/** The limits that a text tells, as in "1,000 requests an hour for an organization, 100 a minute for an IP address". */
export function limitsIn(text: string): Limit[] {
  const told = /(\d[\d,]*)(?: requests)? (an? (?:second|minute|hour|day)|in \d+ seconds) for (an? (?:IP )?\w+)/g;
  return [...text.replace(/\s+/g, " ").matchAll(told)].map(([, requests = "", period, scope]) => {
    return `${grouped(Number(requests.replaceAll(",", "")))} requests ${period} for ${scope}`;
  });
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
