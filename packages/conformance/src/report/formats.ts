import { commandsFor, groupFailures } from "./failures.ts";
import { page } from "./html.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";

export type Format = "junit" | "json" | "html" | "markdown";

export const formats: Record<Format, (report: Report) => string> = { junit, json, html: page, markdown };

// Adds the grouped failures and a curl command for each result, and omits the contract's operations.
function json(report: Report): string {
  const failures = groupFailures(report).map(({ exchange: _, ...rest }) => rest);
  const results = report.results.map((each) => resultToJson(each, report));
  return JSON.stringify({ ...report, failures, results }, null, 2);
}

function resultToJson(result: Result, report: Report): object {
  const { exchange, request = exchange?.request, ...rest } = result;
  const failures = result.failures.map(({ check, message, operationId }) => ({ check, message, operationId }));
  if (!request) return { ...rest, failures };
  const { operation: _, ...sent } = request;
  const response = exchange && { ...exchange.response, headers: Object.fromEntries(exchange.response.headers) };
  return { ...rest, failures, request: sent, response, curl: commandsFor(result, report).curl };
}
