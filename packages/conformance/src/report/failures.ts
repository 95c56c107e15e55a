import type { Failure } from "../base/failure.ts";
import { isSuccess } from "../base/model.ts";
import type { Result } from "../base/result.ts";
import { groupBy } from "../values/group.ts";
import { formatCurl, quote } from "./curl.ts";
import { type Report, unexpectedFailures } from "./report.ts";
import { limit, plural } from "./text.ts";

/** Failures with the same requirement. */
export interface FailureGroup {
  /** The name of the first failed test. */
  name: string;
  check: string;
  message: string;
  /** The operations at fault. */
  operations: string[];
  exchange: Result["exchange"];
  /** Sends the request again. Undefined if there was no request. */
  curl: string | undefined;
  /** Runs the test again: a command, or a function call if a program started the run. */
  rerun: string;
  /** The names of the other failed tests. */
  others: string[];
}

/** Groups the failures of a report. Omits tests that passed on a retry. */
export function groupFailures(report: Report): FailureGroup[] {
  const persistent = unexpectedFailures(report).filter(({ retry }) => retry !== "passed");
  const occurrences = persistent.flatMap((result) =>
    result.failures.map((failure): Occurrence => {
      return { failure, result, operationId: failure.operationId ?? result.operationId };
    }),
  );
  return foldFailures(occurrences).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { failure, result } = first;
    const { check, message, exchange = result.exchange } = failure;
    const [name = "", ...others] = new Set(group.map((each) => each.result.name));
    return {
      name,
      check,
      message,
      operations: [...new Set(group.map(({ operationId }) => operationId))],
      exchange,
      ...commandsFor({ ...result, exchange }, report),
      others,
    };
  });
}

/** Names the operations at fault if they are not the operation of the test. */
export function describeFault({ name, operations }: FailureGroup): string[] {
  const [operationId = ""] = operations;
  if (operations.length > 1) return [`${operations.length} operations: ${limit(operations, 20).join(", ")}.`];
  return name.startsWith(`${operationId} > `) ? [] : [`Operation at fault: ${operationId}.`];
}

export function describeOthers({ others }: FailureGroup): string[] {
  return others.length === 0 ? [] : [`Also in ${plural(others.length, "other test")}: ${limit(others, 3).join("; ")}.`];
}

// Characters.
const maxCurlLength = 4000;

/** The commands that send the last request of a test again, and that run the test again. */
export function commandsFor(
  { exchange, request = exchange?.request, name }: Result,
  { url, command }: Report,
): Pick<FailureGroup, "curl" | "rerun"> {
  const curl = request && formatCurl(request, url);
  return {
    curl: curl && curl.length > maxCurlLength ? `# The request body has ${request?.body?.length} characters.` : curl,
    rerun: command ? `${command} --only ${quote(name)}` : `runConformance({ …, only: [${JSON.stringify(name)}] })`,
  };
}

/** The problems of a report, the number of failed tests that passed on a retry, and why the run ended early. */
export function listProblems(report: Report): string[] {
  const problems = [...report.problems];
  const flaky = unexpectedFailures(report).filter(({ retry }) => retry === "passed");
  const count = plural(flaky.length, "failed test");
  if (flaky[0])
    problems.unshift(
      `${count} passed on a retry, because the connection is unstable. These are not contract violations. See ${flaky[0].name}.`,
    );
  if (report.stopped !== undefined) problems.push(`The run ended early. ${report.stopped}`);
  return problems;
}

export interface Occurrence {
  failure: Failure;
  result: Result;
  /** The operation at fault. */
  operationId: string;
}

// The same failure of this many operations has one cause.
const minOperations = 8;

/** Folds failures of an operation with the same check and requirement, and failures that many operations share. */
export function foldFailures(occurrences: readonly Occurrence[]): Occurrence[][] {
  const ofOperations = [...groupBy(occurrences, (each) => `${each.operationId} ${requirementOf(each)}`).values()];
  const same = groupBy(ofOperations, ([first]) => (first ? requirementOf(first) : ""));
  return [...same.values()].flatMap((groups) => {
    const isShared = groups.length >= minOperations && !groups.flat().some(isServerError);
    return isShared ? [groups.flat()] : groups;
  });
}

// Each may have another cause.
function isServerError({ failure: { expectedStatus, exchange } }: Occurrence): boolean {
  return expectedStatus !== undefined && (exchange?.response.status ?? 500) >= 500;
}

/** The statuses, or the check and its rule. Differs for other fields and other statuses. */
function requirementOf({ failure, result }: Occurrence): string {
  const { check, rule, expectedStatus, exchange } = failure;
  const received = exchange?.response.status;
  if (expectedStatus !== undefined) return `status ${expectedStatus} ${received} ${ignoredRule(result, received)}`;
  // The exchange of a scenario is only an example.
  return `${check} ${check === result.kind ? "" : received} ${rule}`;
}

// Tells apart the fields and rules that an API ignores. An API that responds with another error ignores none.
function ignoredRule({ rule = "", status }: Result, received = 500): string {
  if (status === undefined || received >= 500 || isSuccess(status) === isSuccess(received)) return "";
  return rule;
}
