import type { Failure } from "../checks/check.ts";
import { isGatewayError } from "../http/connection-monitor.ts";
import { groupBy } from "../values/group.ts";
import { formatCurl, quote } from "./curl.ts";
import { type Report, unexpectedFailures } from "./report.ts";
import type { Result } from "./result.ts";
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
  const [first] = group;
  if (!first) return undefined;
  const { failure, result, operationId } = first;
  const { check, message, exchange = result.exchange } = failure;
  const kinds = [...groupBy(group, describeFailure).values()].filter((each) => !each.includes(first));
  return {
    check,
    message,
    exchange,
    ...describeTest(result, operationId),
    script: describeRequest({ ...result, exchange }, report),
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

// A comment, because the request depends on requests that a script cannot repeat.
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

export interface Occurrence {
  failure: Failure;
  result: Result;
  /** The operation at fault. */
  operationId: string;
}

// A defect of this many operations is probably in shared code. Different defects may have the same status.
const minOperations = 3;
const minOperationsWithStatus = 6;

/**
 * Groups failures by their probable cause, each group in the order of execution:
 *
 * - The same failure of many operations has one cause.
 * - Failures of an operation with the same status have one cause, which also explains its failed scenarios.
 * - A failure that only occurs in tests that have already failed is a follow-on failure.
 */
export function foldFailures(occurrences: readonly Occurrence[]): Occurrence[][] {
  const same = [...groupBy(occurrences, describeFailure).values()];
  const shared = same.filter(isShared);
  const others = same.filter((group) => !isShared(group)).flat();
  const ofOperations = [...groupBy(others, ({ operationId }) => operationId).values()].flatMap(foldOperation);
  return foldFollowOns([...shared, ...ofOperations]);
}

/** Failures that differ only in operations, values, ids and numbers have the same description. */
function describeFailure({ failure, result }: Pick<Occurrence, "failure" | "result">): string {
  const { check, message } = failure;
  // Only failures with the same expected and received status are the same.
  if (isStatusFailure(failure)) return `${result.kind} ${/status \d+.*?received \d+/.exec(message)?.[0] ?? message}`;
  const requirement = message
    .replace(/^(After .*?|[a-z]\w*): (?=Expected|expected|Item|The )/, "")
    .replace(/, but .*/s, "")
    .replace(/ (and|with) \w+=.*?(?= to be | in the | on page |$)/s, "")
    .replace(/\b[a-z]+[A-Z]\w*\b/g, "operation")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\b\w+(-\w+)*-c\w{4,}-\d+|"[^"]*"|\d+/g, "…");
  if (!isScenarioFailure({ failure, result })) return `${check} ${requirement}`;
  // Several kinds of scenarios have the same expectations, of different fields.
  return requirement.replace(/\(.*?\)|-?\/\w+(\/\w+)*/g, "…");
}

function isStatusFailure({ check, message }: Failure): boolean {
  return check === "status" || /Expected (a documented )?status/.test(message);
}

function isShared(group: readonly Occurrence[]): boolean {
  const count = new Set(group.map(({ operationId }) => operationId)).size;
  const isStatus = group.some(({ failure }) => isStatusFailure(failure));
  return count >= (isStatus ? minOperationsWithStatus : minOperations);
}

function foldOperation(all: Occurrence[]): Occurrence[][] {
  const [scenarioFailures, responseFailures] = [
    all.filter(isScenarioFailure),
    all.filter((each) => !isScenarioFailure(each)),
  ];
  const byStatus = groupBy(responseFailures, ({ failure }) =>
    String(failure.exchange?.response.status ?? failure.check),
  );
  const [first = [], ...rest] = byStatus.values();
  return [[...first, ...scenarioFailures], ...rest];
}

// Reported by a scenario, not by a check of one response.
function isScenarioFailure({ failure, result }: Pick<Occurrence, "failure" | "result">): boolean {
  return result.status === undefined && failure.check === result.kind;
}

function foldFollowOns(groups: readonly Occurrence[][]): Occurrence[][] {
  const folded: Occurrence[][] = [];
  for (const group of groups) {
    const isFirst = group.some(({ failure, result }) => result.failures[0] === failure);
    const cause = isFirst ? undefined : folded.find((other) => includesTests(other, group));
    if (cause) cause.push(...group);
    else folded.push([...group]);
  }
  return folded;
}

function includesTests(group: readonly Occurrence[], other: readonly Occurrence[]): boolean {
  const results = new Set(group.map(({ result }) => result));
  return other.every(({ result }) => results.has(result));
}
