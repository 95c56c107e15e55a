import { formatPath, formatQuery, pathVariables, width } from "./request.ts";
import type { SampleRequest } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function curlSample(sample: SampleRequest): string {
  const { method, secured, body } = sample;
  const variables = pathVariables(sample).map(({ parameter, value }) => `${parameter}=${quoteForShell(value)}`);
  const { declarations, lines } = urlOf(sample);
  const command = [
    ...lines,
    ...(method === (body === undefined ? "GET" : "POST") ? [] : [`-X ${method}`]),
    ...(secured ? ['-H "Authorization: Bearer $CREWKIT_TOKEN"'] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${dataOption(body)}`]),
  ];
  const head = [...variables, ...declarations];
  return [...head, ...(head.length > 0 ? [""] : []), command.join(" \\\n  ")].join("\n");
}

// Splits URLs that do not fit on a line: the query into options, and the path with a variable.
function urlOf(sample: SampleRequest): { declarations: string[]; lines: string[] } {
  const path = formatPath(sample, { environment: (name) => `$${name}`, variable: ({ parameter }) => `$${parameter}` });
  const url = `$CREWKIT_API_URL${path}`;
  const withQuery = `curl "${url}${queryText(sample.query)}"`;
  if (fits(withQuery)) return { declarations: [], lines: [withQuery] };
  const parameters = Object.entries(sample.query).map(
    ([name, value]) => `-d "${queryText({ [name]: value }).slice(1)}"`,
  );
  const curl = parameters.length > 0 ? "curl -G" : "curl";
  if (fits(`${curl} "${url}"`)) return { declarations: [], lines: [`${curl} "${url}"`, ...parameters] };
  const [, start = "", end = ""] = /^(.*)(\/.*)$/.exec(url) ?? [];
  return { declarations: [`url=${start}`], lines: [`${curl} "$url${end}"`, ...parameters] };
}

function fits(line: string): boolean {
  return line.length + " \\".length <= width;
}

function queryText(query: Record<string, unknown>): string {
  return formatQuery(query).replace(/=%24(?=[A-Z_]+(&|$))/g, "=$$");
}

function dataOption(body: unknown): string {
  const json = JSON.stringify(body, null, 2);
  if (variableNames(body).length === 0) return quoteForShell(json.replaceAll("\n", "\n  "));
  // The shell expands variables in a here-document. Other special characters are escaped.
  return `@- <<END\n${json.replace(/[\\`]|(?<!")\$|\$(?![A-Z_]+")/g, "\\$&")}\nEND`;
}

/** Quotes a literal text for a shell. */
export function quoteForShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
