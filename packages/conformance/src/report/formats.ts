import { curlCommand } from "./failures.ts";
import { page } from "./html/page.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";

export type Format = "junit" | "json" | "html" | "markdown";

export const formats: Record<Format, (report: Report) => string> = { junit, json, html: page, markdown };

// Adds a curl command to each result and omits the contract's operations.
function json(report: Report): string {
  return JSON.stringify({ ...report, results: report.results.map((each) => toJson(each, report.url)) }, null, 2);
}

function toJson(result: Result, url: string): object {
  const { exchange, request = exchange?.request, ...rest } = result;
  if (!request) return rest;
  const { operation: _, ...sent } = request;
  const response = exchange && { ...exchange.response, headers: Object.fromEntries(exchange.response.headers) };
  return { ...rest, request: sent, ...(response && { response }), curl: curlCommand(result, url) };
}
