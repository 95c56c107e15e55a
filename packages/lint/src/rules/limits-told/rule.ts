import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";

/** The description of the API tells the limits of `x-rate-limits`, these and no others. */
export const rule: Rule = ({ root, report }) => {
  const info = root.get("info");
  const limits = limitsOf(root.get("x-rate-limits", "limits"));
  const told = limitsIn(info.text("description"));
  const { at } = info.get("description");
  for (const limit of limits.filter((each) => !told.includes(each))) {
    report(`info.description does not tell a limit of \`x-rate-limits\`. Write "${limit}".`, at);
  }
  for (const limit of told.filter((each) => !limits.includes(each))) {
    report(`info.description tells of ${limit}, which \`x-rate-limits\` does not have. Fix one of the two.`, at);
  }
};

/** A limit in words: `1,000 requests an hour for an organization`. */
type Limit = string;

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
function limitsOf(limits: Place): Limit[] {
  return limits.items().map((limit) => {
    const [requests, seconds, scope] = ["requests", "seconds", "scope"].map((key) => limit.get(key).node);
    const period = periods.get(seconds) ?? `in ${seconds} seconds`;
    return `${grouped(Number(requests))} requests ${period} for ${scopes.get(scope) ?? `a ${scope}`}`;
  });
}

/** The limits that a text tells, as in "1,000 requests an hour for an organization, 100 a minute for an IP address". */
function limitsIn(text: string): Limit[] {
  const told = /(\d[\d,]*)(?: requests)? (an? (?:second|minute|hour|day)|in \d+ seconds) for (an? (?:IP )?\w+)/g;
  return [...text.replace(/\s+/g, " ").matchAll(told)].map(([, requests = "", period, scope]) => {
    return `${grouped(Number(requests.replaceAll(",", "")))} requests ${period} for ${scope}`;
  });
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
