import { isGatewayError } from "../http/connection-monitor.ts";
import type { HttpRequest } from "../http/exchange.ts";
import { groupBy } from "../values/group.ts";
import { type Report, unexpectedFailures } from "./report.ts";
import type { Result } from "./result.ts";
import { plural } from "./text.ts";

/** The same complaint of one or more cases: shown once. */
export interface FailureGroup {
  check: string;
  /** Of the first. */
  message: string;
  /** What was wanted and what came of the first: `createProject × 422`. */
  label: string;
  /** The rest of the first's name: `body name: missing`. */
  detail: string;
  /** A line that repeats the first's request; undefined where none was sent. */
  curl: string | undefined;
  /** Who has it, the first included. */
  results: Result[];
}

// Characters of a curl line; a body of half a megabyte helps nobody in a report.
const maxCurlLength = 4000;

/**
 * The complaints of what failed; those that say the same but for ids and times are one. In order of the run, and without
 * what an unsteady line spoiled.
 */
export function groupFailures(report: Report): FailureGroup[] {
  const consistent = unexpectedFailures(report).filter(({ retry }) => retry !== "passed");
  const occurrences = consistent.flatMap((result) =>
    result.failures.map(({ check, message }) => ({ check, message, result })),
  );
  const groups = groupBy(occurrences, ({ check, message }) => `${check}: ${normalizeMessage(message)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { check, message, result } = first;
    const { operationId, status, name } = result;
    const [label, skipped] = status === undefined ? [operationId, 1] : [`${operationId} × ${status}`, 2];
    const detail = name.split(" > ").slice(skipped).join(" > ");
    const results = [...new Set(group.map((each) => each.result))];
    return [{ check, message, label, detail, curl: curlCommand(result, report.url), results }];
  });
}

/** A curl line that repeats the last request of a result. */
export function curlCommand({ exchange, request = exchange?.request, name }: Result, url: string): string | undefined {
  if (!request) return undefined;
  const line = formatCurl(request, url);
  return line.length <= maxCurlLength
    ? line
    : `# A body of ${request.body?.length} characters: run it with --only '${name}'.`;
}

// Ids, times, long numbers and how often it was seen differ from case to case.
function normalizeMessage(message: string): string {
  return message
    .replace(/ \(and \d+ more like it\)/gi, "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\dT[\d:.]+Z|c\d\w{5}-\d+|\d{5,}/g, "…");
}

/**
 * A curl line that repeats a request, for a POSIX shell. What stands for a token in it (`$TOKEN`, `$TOKEN_VIEWER`) is
 * a variable of the shell.
 */
function formatCurl({ method, target, headers, body }: HttpRequest, baseUrl: string): string {
  const headerOptions = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quote(body)}`];
  return ["curl -i -X", method, ...headerOptions, ...data, quote(baseUrl.replace(/\/+$/, "") + target)].join(" ");
}

// In double quotes, so that the shell puts the token in.
function quote(text: string): string {
  const parts = text.split(/(\$TOKEN\w*)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? `"${part}"` : part && `'${part.replaceAll("'", "'\\''")}'`))
    .join("");
}

/**
 * What the report says of those that failed for want of an answer or by a gateway's, and passed when they were tried once
 * more; undefined where there are none.
 */
export function describeFlakyFailures(report: Report): string | undefined {
  const results = unexpectedFailures(report).filter(({ retry }) => retry === "passed");
  if (results.length === 0) return undefined;
  const [first] = results;
  const kinds = [...groupBy(results, flakyCause)].map(
    ([kind, group]) => `${kind}: ${group.length.toLocaleString("en")}`,
  );
  const rest = results.length > 1 ? `, and ${plural(results.length - 1, "other")}` : "";
  return `Tried once more, ${results.length.toLocaleString("en")} of what failed passed (${kinds.join(", ")}): an unsteady line, and no departure from the contract. See ${first?.name}${rest}.`;
}

// The last exchange may be a good one, after what spoiled it.
function flakyCause({ request, exchange }: Result): string {
  if (request || !exchange) return "no answer";
  return isGatewayError(exchange.request, exchange.response) ? String(exchange.response.status) : "on the way";
}
