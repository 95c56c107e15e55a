import { isGatewayError } from "../http/connection-monitor.ts";
import type { HttpRequest } from "../http/exchange.ts";
import { groupBy } from "../values/group.ts";
import { type Report, unexpectedFailures } from "./report.ts";
import type { Result } from "./result.ts";
import { plural } from "./text.ts";

/** A failure that one or more tests share. */
export interface FailureGroup {
  check: string;
  message: string;
  /** The operation and the expected status of the first result: `createProject × 422`. */
  label: string;
  /** The rest of the name of the first result: `body name: missing`. */
  detail: string;
  /** A curl command for the request of the first result. Undefined if it sent no request. */
  curl: string | undefined;
  results: Result[];
}

// Characters.
const maxCurlLength = 4000;

/** Groups failures whose messages differ only in ids, times and numbers. Omits tests that passed on a retry. */
export function groupFailures(report: Report): FailureGroup[] {
  const persistent = unexpectedFailures(report).filter(({ retry }) => retry !== "passed");
  const occurrences = persistent.flatMap((result) =>
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

export function curlCommand({ exchange, request = exchange?.request, name }: Result, url: string): string | undefined {
  if (!request) return undefined;
  const line = formatCurl(request, url);
  return line.length <= maxCurlLength
    ? line
    : `# The request body has ${request.body?.length} characters. Run --only '${name}' instead.`;
}

function normalizeMessage(message: string): string {
  return message
    .replace(/ \(and \d+ more(?: like it\.)?\)/gi, "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\dT[\d:.]+Z|c\d\w{5}-\d+|\d{5,}/g, "…");
}

/** For a POSIX shell. Redacted tokens such as `$TOKEN_VIEWER` are expanded by the shell. */
function formatCurl({ method, target, headers, body }: HttpRequest, baseUrl: string): string {
  const headerOptions = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quote(body)}`];
  return ["curl -i -X", method, ...headerOptions, ...data, quote(baseUrl.replace(/\/+$/, "") + target)].join(" ");
}

function quote(text: string): string {
  const parts = text.split(/(\$TOKEN\w*)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? `"${part}"` : part && `'${part.replaceAll("'", "'\\''")}'`))
    .join("");
}

/** Summarizes the failed tests that passed on a retry. Undefined if no test did. */
export function describeFlakyFailures(report: Report): string | undefined {
  const results = unexpectedFailures(report).filter(({ retry }) => retry === "passed");
  if (results.length === 0) return undefined;
  const [first] = results;
  const causes = [...groupBy(results, flakyCause)].map(
    ([cause, { length }]) => `${cause}: ${length.toLocaleString("en")}`,
  );
  const rest = results.length > 1 ? `, and ${plural(results.length - 1, "other")}` : "";
  return `${plural(results.length, "failed test")} passed on a retry (${causes.join(", ")}). The connection is unstable. These are not contract violations. See ${first?.name}${rest}.`;
}

// The last exchange may have succeeded after the error.
function flakyCause({ request, exchange }: Result): string {
  if (request || !exchange) return "no response";
  return isGatewayError(exchange.request, exchange.response) ? String(exchange.response.status) : "earlier request";
}
