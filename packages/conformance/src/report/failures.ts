import { isGatewayError } from "../http/connection-monitor.ts";
import { groupBy } from "../values/group.ts";
import { describeFailure, foldFailures, type Occurrence } from "./fold.ts";
import { type Report, unexpectedFailures } from "./report.ts";
import type { Result } from "./result.ts";
import { formatCurl, quote } from "./script/shell.ts";
import { plural } from "./text.ts";

/** Failures that probably have the same cause. */
export interface FailureGroup {
  check: string;
  message: string;
  /** The operation at fault, and the expected status of a test case: `createProject × 422`. */
  label: string;
  /** The rest of the name of the test: `body name: missing`. */
  detail: string;
  /** Shell commands that send the request again. Undefined if there was no request. */
  script: string | undefined;
  exchange: Result["exchange"];
  /** The failed tests. */
  results: Result[];
  /** The other kinds of failures in these tests. */
  followOns: { name: string; check: string; message: string }[];
}

// Characters.
const maxCurlLength = 4000;

/** Groups the failures of a report by their probable cause. Omits tests that passed on a retry. */
export function groupFailures(report: Report): FailureGroup[] {
  const persistent = unexpectedFailures(report).filter(({ retry }) => retry !== "passed");
  const occurrences = persistent.flatMap((result) =>
    result.failures.map((failure): Occurrence => {
      return { failure, result, operationId: failure.operationId ?? result.operationId };
    }),
  );
  return foldFailures(occurrences).flatMap((group) => toGroup(group, report) ?? []);
}

function toGroup(group: readonly Occurrence[], report: Report): FailureGroup | undefined {
  const first = group.find(({ failure }) => failure.script !== undefined) ?? group[0];
  if (!first) return undefined;
  const { failure, result, operationId } = first;
  const { check, message, exchange = result.exchange } = failure;
  const kinds = [...groupBy(group, describeFailure).values()].filter((each) => !each.includes(first));
  return {
    ...{ check, message, exchange, ...describeTest(result, operationId) },
    script: failure.script ?? describeRequest({ ...result, exchange }, report),
    results: [...new Set(group.map((each) => each.result))],
    followOns: kinds.flatMap(([each]) =>
      each ? [{ name: each.result.name, check: each.failure.check, message: each.failure.message }] : [],
    ),
  };
}

function describeTest(
  { name, operationId: testedId, status }: Result,
  operationId: string,
): Pick<FailureGroup, "label" | "detail"> {
  // Another operation's test detected the failure.
  if (testedId !== operationId) return { label: operationId, detail: `in ${name}` };
  const [label, skipped] = status === undefined ? [operationId, 1] : [`${operationId} × ${status}`, 2];
  return { label, detail: name.split(" > ").slice(skipped).join(" > ") };
}

// A comment, because the request depends on others that a script cannot repeat.
function describeRequest(result: Result, report: Report): string | undefined {
  const curl = curlCommand(result, report);
  const rerun = `--only ${quote(result.name)} --seed ${report.seed}`;
  return (
    curl && `# The request needs the state of its test. Run the test again: ${rerun}\n# ${curl.replace(/^# /, "")}`
  );
}

/** The last request of a test. Undefined if it sent none. */
export function curlCommand(
  { exchange, request = exchange?.request, name }: Result,
  { url, seed }: Pick<Report, "url" | "seed">,
): string | undefined {
  if (!request) return undefined;
  const line = formatCurl(request, url);
  return line.length <= maxCurlLength
    ? line
    : `# The request body has ${request.body?.length} characters. Run --only ${quote(name)} --seed ${seed} instead.`;
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
