import { repeat } from "./complaints.ts";
import { page } from "./html/page.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";

/** A form that a report can be written in. */
export type Format = "junit" | "json" | "html" | "markdown";

/** The files that a report can be written to, by the name of the option. */
export const formats: Record<Format, (report: Report) => string> = { junit, json, html: page, markdown };

// The report as JSON, for programs: as {@link Report} has it, with a curl line and without the contract's operations.
function json(report: Report): string {
  return JSON.stringify({ ...report, results: report.results.map((each) => plain(each, report.url)) }, null, 2);
}

function plain(result: Result, url: string): object {
  const { exchange, request = exchange?.request, ...rest } = result;
  if (!request) return rest;
  const { operation: _, ...sent } = request;
  const answer = exchange && { ...exchange.answer, headers: Object.fromEntries(exchange.answer.headers) };
  return { ...rest, request: sent, ...(answer && { answer }), curl: repeat(result, url) };
}
