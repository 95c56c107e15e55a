import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";

export const rule: Rule = ({ root, report }) => {
  const info = root.get("info");
  const limits = definedLimits(root.get("x-rate-limits", "limits"));
  const documented = limitsInText(info.text("description"));
  const { location } = info.get("description");
  for (const limit of limits.filter((limit) => !documented.includes(limit))) {
    report(`info.description does not state a limit of \`x-rate-limits\`. Write "${limit}".`, location);
  }
  for (const limit of documented.filter((limit) => !limits.includes(limit))) {
    report(
      `info.description states ${limit}, which is not in \`x-rate-limits\`. Fix the text or the extension.`,
      location,
    );
  }
};

const periods = new Map<unknown, string>([
  [1, "per second"],
  [60, "per minute"],
  [3600, "per hour"],
  [86_400, "per day"],
]);

const scopes = new Map<unknown, string>([["address", "IP address"]]);

function definedLimits(limits: Node): string[] {
  return limits.items().map((limit) => {
    const [requests, seconds, scope] = ["requests", "seconds", "scope"].map((key) => limit.get(key).value);
    const period = periods.get(seconds) ?? `per ${seconds} seconds`;
    return `${formatCount(Number(requests))} requests ${period} per ${scopes.get(scope) ?? scope}`;
  });
}

function limitsInText(text: string): string[] {
  const limits = /(\d[\d,]*)(?: requests)? (per (?:second|minute|hour|day|\d+ seconds)) per ((?:IP )?\w+)/g;
  return [...text.replace(/\s+/g, " ").matchAll(limits)].map(([, requests = "", period, scope]) => {
    return `${formatCount(Number(requests.replaceAll(",", "")))} requests ${period} per ${scope}`;
  });
}

function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
