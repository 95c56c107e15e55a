import { formatQuery } from "./query.ts";
import type { Sample } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function curlSample(sample: Sample): string {
  const { method, secured, body } = sample;
  const values = new Map(sample.path);
  const path = sample.template.replace(/\{(\w+)\}/g, (_, name) => values.get(name) ?? "");
  return [
    `curl "$CREWKIT_API_URL${path}${formatQuery(sample.query)}"`,
    ...(method === (body === undefined ? "GET" : "POST") ? [] : [`-X ${method}`]),
    ...(secured ? ['-H "Authorization: Bearer $CREWKIT_TOKEN"'] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${dataOption(body)}`]),
  ].join(" \\\n  ");
}

function dataOption(body: unknown): string {
  const json = JSON.stringify(body, null, 2);
  if (variableNames(body).length === 0) return `'${json.replaceAll("'", "'\\''").replaceAll("\n", "\n  ")}'`;
  // The shell expands variables in a here-document. Other special characters are escaped.
  return `@- <<END\n${json.replace(/[\\`]|\$(?![A-Z_]+")/g, "\\$&")}\nEND`;
}
