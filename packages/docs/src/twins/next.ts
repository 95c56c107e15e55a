import type { NextStep } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { code, oneLine } from "../parts/markdown.ts";
import { linkTo } from "./link.ts";

/** What can be called after a success, and which of its values that takes. */
export function nextText(site: Site, next: NextStep[], from: string): string {
  return next.map((step) => row(site, step, from)).join("\n");
}

function row(site: Site, { operationId, description, values }: NextStep, from: string): string {
  const { summary = operationId, method = "", path = "" } = site.operations.get(operationId) ?? {};
  const way = linkTo(pathOf.operation(operationId), summary, from);
  const taken = values.map(([name, source]) => `${code(name)} is ${code(source)}`).join(", ");
  return `- ${way} ${code(`${method.toUpperCase()} ${path}`)}: ${oneLine(description)}${taken && ` (${taken})`}`;
}
