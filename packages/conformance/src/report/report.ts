import { documentedKey, isSuccess, type SpecModel } from "../base/model.ts";
import type { Result, TestInfo } from "../base/result.ts";
import type { Target } from "../base/target.ts";
import { groupBy } from "../values/group.ts";

/** The outcome of a run. It contains no tokens. */
export interface Report {
  /** `mock`, `prism` or a URL. */
  target: string;
  url: string;
  /** The command that starts the server again, for the curl commands. */
  startCommand?: string | undefined;
  /** The command that started the run, without `--only` and reports. */
  command?: string | undefined;
  contract: { title: string; version: string };
  plan: string;
  seed: number;
  /** ISO 8601, UTC. */
  startedAt: string;
  milliseconds: number;
  /** Including setup requests. */
  requests: number;
  counts: {
    passed: number;
    failed: number;
    skipped: number;
    /** Not included in `failed`. */
    expected: number;
    /** Selected, but the run ended early. */
    notRun: number;
  };
  /** In execution order. */
  results: Result[];
  /** Largest group first. */
  skipped: { reason: string; names: string[] }[];
  /** The documented statuses. Those whose tests were skipped are not `missing`. Empty if only some tests were selected. */
  coverage: { operationId: string; received: string[]; missing: string[]; skipped: string[] }[];
  /** Names of expected failures that failed. */
  expected: string[];
  /** Outdated expected failures, and a message if nothing was verified. Each includes the fix. */
  problems: string[];
  /** False if every test that sends a valid request was skipped. */
  verified: boolean;
  leftovers: Leftover[];
  /** The reason why the run ended early. */
  stopped?: string | undefined;
}

/** Resources that the run created and could not delete, or clean-up steps that failed. */
export interface Leftover {
  /** `resources of createOrganization, which deleteOrganization did not delete`, or the message of a clean-up step. */
  what: string;
  count: number;
  /** The paths of the resources. Empty for clean-up steps. */
  ids: string[];
}

export interface ReportInput {
  target: Pick<Target, "name" | "url" | "restart">;
  seed: number;
  expectedFailures: readonly string[];
  spec: SpecModel;
  startedAt: Date;
  all: readonly TestInfo[];
  chosen: readonly TestInfo[];
  impossible: readonly TestInfo[];
  results: Result[];
  /** An operationId and a documented status each, whether or not a test expected the status. */
  received: ReadonlySet<string>;
  requests: number;
  leftovers: Leftover[];
  stopped?: string | undefined;
}

export function createReport(input: ReportInput): Report {
  const { target, seed, spec, startedAt, all, chosen, results, requests, leftovers, stopped } = input;
  const { title, version } = spec.contract.info;
  const namesOf = (outcome: Result["outcome"]) =>
    results.flatMap((result) => (result.outcome === outcome ? result.name : []));
  const [passed, failed, skipped] = [namesOf("passed"), namesOf("failed"), namesOf("skipped")];
  const expected = failed.filter((name) => input.expectedFailures.includes(name));
  const verified = isVerified(results, spec);
  return {
    target: target.name,
    url: target.restart?.url ?? target.url,
    startCommand: target.restart?.command,
    contract: { title, version },
    plan: spec.plan.name,
    seed,
    startedAt: startedAt.toISOString(),
    milliseconds: Math.round(Date.now() - startedAt.getTime()),
    requests,
    counts: {
      passed: passed.length,
      failed: failed.length - expected.length,
      skipped: skipped.length,
      expected: expected.length,
      notRun: chosen.length - results.length,
    },
    results,
    skipped: groupSkipped(results),
    coverage: chosen.length < all.length ? [] : listCoverage(input),
    expected,
    problems: [...findOutdatedExpectations(input, new Set(passed)), ...(verified ? [] : [unverified])],
    verified,
    leftovers,
    stopped,
  };
}

/** True if no test failed unexpectedly, there are no problems, and the run did not end early. */
export function hasPassed({ counts, problems, stopped }: Report): boolean {
  return counts.failed === 0 && problems.length === 0 && stopped === undefined;
}

export function unexpectedFailures({ results, expected }: Report): Result[] {
  const listed = new Set(expected);
  return results.filter(({ outcome, name }) => outcome === "failed" && !listed.has(name));
}

function listCoverage({ spec, received, results, impossible }: ReportInput): Report["coverage"] {
  const skipped = impossible.map((test) => ({ ...test, outcome: "skipped" }));
  const byOperation = groupBy([...results, ...skipped], ({ operationId }) => operationId);
  return spec.operations.map((operation) => {
    const { operationId, responses } = operation;
    const tests = byOperation.get(operationId) ?? [];
    const outcomeOf = (key: string) => {
      if (received.has(`${operationId} ${key}`)) return "received";
      const own = tests.filter(({ status }) => status !== undefined && documentedKey(operation, status) === key);
      // Any test of the operation may receive a status that no test expects.
      return (own.length > 0 ? own : tests).every(({ outcome }) => outcome === "skipped") ? "skipped" : "missing";
    };
    const byOutcome = groupBy(Object.keys(responses), outcomeOf);
    const statusesOf = (outcome: string) => byOutcome.get(outcome) ?? [];
    return {
      operationId,
      received: statusesOf("received"),
      missing: statusesOf("missing"),
      skipped: statusesOf("skipped"),
    };
  });
}

/** Groups the messages of clean-up steps that differ only in values. */
export function groupCleanUpFailures(messages: readonly string[]): Leftover[] {
  const groups = groupBy(messages, (message) => message.replace(/"[^"]*"|\S*\d\S*/g, "…"));
  return [...groups.values()].map(({ 0: what = "", length }) => ({ what, count: length, ids: [] }));
}

function groupSkipped(results: readonly Result[]): Report["skipped"] {
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  return [...groupBy(skipped, ({ reason = "Unknown reason." }) => reason)]
    .map(([reason, tests]) => ({ reason, names: tests.map(({ name }) => name) }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

/** Ignores names of tests that were not selected or were skipped. */
function findOutdatedExpectations(
  { expectedFailures, all, impossible }: ReportInput,
  passed: ReadonlySet<string>,
): string[] {
  const known = new Set([...all, ...impossible].map(({ name }) => name));
  const names = [...new Set(expectedFailures)];
  const unknown = names.filter((name) => !known.has(name));
  const outdated = names.filter((name) => passed.has(name));
  return [
    ...outdated.map((name) => `"${name}" is expected to fail, but passed: remove it from the expected failures.`),
    ...unknown.map((name) => `No test has the name "${name}": remove it from the expected failures. See --list.`),
  ];
}

const unverified =
  "Every test with a valid request and a token was skipped, so at most errors were verified. See the reasons.";

/** True if a test that expects a successful response ran, with a token if the selected operations need one. */
function isVerified(results: readonly Result[], spec: SpecModel): boolean {
  const valid = results.filter(({ status }) => status === undefined || isSuccess(status));
  const secured = valid.filter(({ operationId }) => spec.operation(operationId).secured);
  const required = [secured, valid, results].find(({ length }) => length > 0) ?? [];
  return required.some(({ outcome }) => outcome !== "skipped");
}
