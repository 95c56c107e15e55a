import type { Contract, Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import { listResponses } from "../../operations.ts";

export const rule: Rule = (contract) => {
  checkHeaders(contract);
  checkDescription(contract);
};

function checkHeaders({ root, operations, report }: Contract): void {
  if (!root.has("x-rate-limits")) report(noLimits, root.get("openapi").location);
  const responses = operations.flatMap(listResponses).filter(({ node }) => node.exists);
  const isNew = createFirstUseFilter();
  for (const { value, location } of root.get("x-rate-limits", "headers").children) {
    const name = String(value);
    const without = responses.find(({ node }) => !findHeader(node, name));
    if (without) report(`${without.title} does not declare \`${name}\`. ${fixHeader}`, location);
    for (const { node } of responses) {
      const header = findHeader(node, name);
      if (header && header.object.required !== true && isNew(header)) report(optionalHeader(name), header.location);
    }
  }
}

function findHeader(response: Node, name: string): Node | undefined {
  const headers = response.get("headers").entries();
  return headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

const noLimits = "The document has no rate limits. Add `x-rate-limits: { headers: {…}, limits: […] }` at the root.";

const fixHeader = "Add the header to `x-defaults.headers`, or correct its name in `x-rate-limits`.";

function optionalHeader(name: string): string {
  return `Header \`${name}\` is optional, but every response includes it. Add \`required: true\`.`;
}

function checkDescription({ root, report }: Contract): void {
  const description = root.get("info", "description");
  const defined = root.get("x-rate-limits", "limits").items().map(formatLimit);
  const described = limitsInText(root.get("info").text("description"));
  for (const limit of defined.filter((limit) => !described.includes(limit))) {
    const message = `info.description does not state a limit of \`x-rate-limits\`. Write "${limit}".`;
    report(message, description.location);
  }
  for (const limit of described.filter((limit) => !defined.includes(limit))) {
    const message = `info.description states ${limit}, which is not in \`x-rate-limits\`. Fix the text or the extension.`;
    report(message, description.location);
  }
}

function formatLimit(limit: Node): string {
  const { requests, seconds, scope } = limit.object;
  const period = periods.get(seconds) ?? `${seconds} seconds`;
  return `${formatCount(Number(requests))} requests per ${period} per ${scope === "address" ? "IP address" : scope}`;
}

const periods = new Map<unknown, string>([
  [60, "minute"],
  [3600, "hour"],
]);

function limitsInText(text: string): string[] {
  const limits = /(\d[\d,]*)(?: requests)? per (minute|hour|\d+ seconds) per ((?:IP )?\w+)/g;
  return [...text.replace(/\s+/g, " ").matchAll(limits)].map(([, requests = "", period, scope]) => {
    return `${formatCount(Number(requests.replaceAll(",", "")))} requests per ${period} per ${scope}`;
  });
}

function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
