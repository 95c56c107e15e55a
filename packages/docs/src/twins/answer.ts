import type { Answer, Example } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { jsonBlock, oneLine } from "../parts/markdown.ts";
import { fieldList } from "./fields.ts";

/** What an operation answers with a status of success: its fields, headers and examples. */
export function answerText({ status, description, fields, headers, examples }: Answer, from: string): string[] {
  return [
    `## Answer ${status}`,
    description.trim(),
    fieldList(fields, from, "answer"),
    ...(headers.length > 0 ? [`${headers.length} headers:`, fieldList(headers, from, "answer")] : []),
    ...examples.flatMap(exampleText),
  ];
}

/** What an operation answers with another status, and what to do then. */
export function errorText(site: Site, { status, description, examples }: Answer): string[] {
  const { name = "", caller = "" } = site.contract["x-error-matrix"]?.statuses[status] ?? {};
  return [
    `### ${status} ${name}`,
    description.trim(),
    `**What to do:** ${oneLine(caller)}`,
    ...examples.flatMap(exampleText),
  ];
}

/** An example under its summary. */
export function exampleText({ summary, value }: Example): string[] {
  return [`Example: ${oneLine(summary)}`, jsonBlock(value)];
}
