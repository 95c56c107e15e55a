import type { Failure } from "../checks/check.ts";
import { groupBy } from "../values/group.ts";
import type { Result } from "./result.ts";

export interface Occurrence {
  failure: Failure;
  result: Result;
  /** The operation at fault. */
  operationId: string;
}

// A defect of this many operations is probably in shared code. Different defects may have the same status.
const [minOperations, minOperationsWithStatus] = [3, 6];

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
export function describeFailure({ failure, result }: Pick<Occurrence, "failure" | "result">): string {
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
