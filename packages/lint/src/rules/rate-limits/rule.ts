import { type Contract, quoteList, type Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node } from "../../node.ts";
import { listResponses } from "../../operations.ts";

export const rule: Rule = (contract) => {
  checkHeaders(contract);
  checkDescription(contract);
};

function checkHeaders({ root, operations, report }: Contract): void {
  const listed = Object.values(root.get("x-rate-limits", "headers").object);
  const required = listed.filter((name) => typeof name === "string");
  if (required.length === 0) {
    report(noHeaders, root.get(root.has("x-rate-limits") ? "x-rate-limits" : "openapi").refLocation);
  }

  const isNew = createFirstUseFilter();
  for (const { title, node } of operations.flatMap(listResponses)) {
    if (!node.exists || !isNew(node)) continue;
    const headers = node.get("headers");
    const declared = new Map(headers.entries().map(([name, header]) => [name.toLowerCase(), header]));
    const missing = required.filter((name) => !declared.has(name.toLowerCase()));
    if (missing.length > 0) {
      report(`${title} does not declare ${quoteList(missing)}. ${fixHeaders(missing)}`, headers.refLocation);
    }
    for (const name of required) {
      const header = declared.get(name.toLowerCase());
      if (header && header.object.required !== true && isNew(header)) report(optionalHeader(name), header.location);
    }
  }
}

const noHeaders =
  "The document lists no rate limit headers. " +
  "Add them at the root: `x-rate-limits: { headers: { <role>: <header name> } }`.";

function optionalHeader(name: string): string {
  return `Header \`${name}\` is optional, but every response includes it. Add \`required: true\`.`;
}

function fixHeaders(missing: readonly string[]): string {
  const lines = missing.map((name) => `\`${name}: { $ref: <the header's component> }\``);
  return `Add to its \`headers\`: ${lines.join(", ")}.`;
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
