import type { Plan } from "./plan.ts";
import { writeQuery } from "./query.ts";
import { variablesOf } from "./variables.ts";

/** A call with curl, to paste into a POSIX shell. */
export function curlSample(plan: Plan): string {
  const { method, secured, body } = plan;
  const values = new Map(plan.path);
  const path = plan.template.replace(/\{(\w+)\}/g, (_, name) => values.get(name) ?? "");
  return [
    `curl "$CREWKIT_API_URL${path}${writeQuery(plan.query)}"`,
    ...(method === (body === undefined ? "GET" : "POST") ? [] : [`-X ${method}`]),
    ...(secured ? ['-H "Authorization: Bearer $CREWKIT_TOKEN"'] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${dataOf(body)}`]),
  ].join(" \\\n  ");
}

function dataOf(body: unknown): string {
  const json = JSON.stringify(body, null, 2);
  if (variablesOf(body).length === 0) return `'${json.replaceAll("'", "'\\''").replaceAll("\n", "\n  ")}'`;
  // A here-document, in which the shell puts the variables in; whatever else it would read there is escaped.
  return `@- <<END\n${json.replace(/[\\`]|\$(?![A-Z_]+")/g, "\\$&")}\nEND`;
}
