import { commandsFor, groupFailures } from "./failures.ts";
import { page } from "./html.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";

export type Format = "junit" | "json" | "html" | "markdown";

export const formats: Record<Format, (report: Report) => string> = { junit, json, html: page, markdown };

/** Adds the grouped failures, and a curl command for each result. */
function json(report: Report): string {
  const results = report.results.map((result) => {
    const { exchange, request = exchange?.request, ...rest } = result;
    return { ...rest, request, response: exchange?.response, curl: commandsFor(result, report).curl };
  });
  const omitted = ["operation", "exchange"];
  const replace = (key: string, value: unknown) => {
    if (omitted.includes(key)) return undefined;
    return value instanceof Headers ? Object.fromEntries(value) : value;
  };
  return JSON.stringify({ ...report, failures: groupFailures(report), results }, replace, 2);
}
