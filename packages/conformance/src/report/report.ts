import type { SpecModel } from "../spec/model.ts";
import type { Target } from "../targets/target.ts";
import { groupBy } from "../values/group.ts";
import type { Coverage, LevelCoverage } from "./coverage.ts";
import type { Result, RunOutcome } from "./result.ts";

/** What a run found. No token stands in it. */
export interface Report {
  /** Of the target: `mock`, `prism`, or its URL. */
  target: string;
  /** The base URL. */
  url: string;
  contract: { title: string; version: string };
  plan: string;
  seed: number;
  /** When it began: ISO 8601, UTC. */
  startedAt: string;
  milliseconds: number;
  /** All that were sent, those that made things ready included. */
  requests: number;
  counts: Counts;
  /** One for each case and walk that was tried, in order. */
  results: Result[];
  /** What was not reached, by its reason; most first. */
  skipped: SkippedGroup[];
  coverage: LevelCoverage[];
  /** Names of those that failed as they were expected to. */
  expected: string[];
  /** What is wrong with the list of expected failures, or with a run that reached nothing, and what to do. */
  problems: string[];
  /** What could not be cleaned up. */
  leftovers: string[];
  /** Why the run ended early. */
  stopped?: string | undefined;
}

/** How many cases and walks came out how. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Failed as they were expected to: not among the failed. */
  expected: number;
  /** Chosen, but not tried, since the run ended early. */
  notRun: number;
}

/** Cases and walks that were not reached for the same reason. */
interface SkippedGroup {
  reason: string;
  names: string[];
}

export interface ReportInput extends RunOutcome {
  target: Pick<Target, "name" | "url">;
  seed: number;
  expectedFailures: readonly string[];
  spec: SpecModel;
  startedAt: Date;
  results: Result[];
  coverage: Coverage;
  leftovers: string[];
}

export function createReport(input: ReportInput): Report {
  const { target, seed, expectedFailures, spec, startedAt, results, coverage, leftovers, stopped } = input;
  const { title, version } = spec.contract.info;
  const listed = new Set(expectedFailures);
  return {
    target: target.name,
    url: target.url,
    contract: { title, version },
    plan: spec.plan.name,
    seed,
    startedAt: startedAt.toISOString(),
    milliseconds: Math.round(Date.now() - startedAt.getTime()),
    requests: coverage.requests(),
    counts: count(input, listed),
    results,
    skipped: groupSkipped(results),
    coverage: coverage.summarize(input),
    expected: results.filter((each) => each.outcome === "failed" && listed.has(each.name)).map(({ name }) => name),
    problems: [...findOutdatedExpectations(input), ...findEmptyRun(results)],
    leftovers,
    stopped,
  };
}

/** True where nothing failed but what was expected to, and nothing is wrong with what was expected. */
export function hasPassed({ counts, problems }: Report): boolean {
  return counts.failed === 0 && problems.length === 0;
}

/** The results that failed though nobody expects them to. */
export function unexpectedFailures({ results, expected }: Report): Result[] {
  const listed = new Set(expected);
  return results.filter(({ outcome, name }) => outcome === "failed" && !listed.has(name));
}

// A run that could try nothing of what it chose says nothing of the target: it must not pass for a good one.
function findEmptyRun(results: readonly Result[]): string[] {
  const isEmpty = results.length > 0 && results.every(({ outcome }) => outcome === "skipped");
  return isEmpty ? ["Nothing was reached, so nothing is known of the target: see the reasons."] : [];
}

function count({ results, chosen }: ReportInput, listed: Set<string>): Counts {
  const of = (expected: Result["outcome"]) => results.filter(({ outcome }) => outcome === expected);
  const failed = of("failed");
  const expected = failed.filter(({ name }) => listed.has(name)).length;
  const notRun = chosen.length - results.length;
  return {
    ...{ passed: of("passed").length, skipped: of("skipped").length },
    ...{ failed: failed.length - expected, expected, notRun },
  };
}

function groupSkipped(results: readonly Result[]): SkippedGroup[] {
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  return [...groupBy(skipped, ({ reason = "No reason is known." }) => reason)]
    .map(([reason, own]) => ({ reason, names: own.map(({ name }) => name) }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

/**
 * What is wrong with a list of expected failures, which may only shrink: one that passes, and one that no case or walk
 * has the name of. What this run did not try or reach is left alone.
 */
function findOutdatedExpectations({ expectedFailures: names, all, results }: ReportInput): string[] {
  const known = new Set(all.map(({ name }) => name));
  const passed = new Set(results.filter(({ outcome }) => outcome === "passed").map(({ name }) => name));
  return [...new Set(names)].flatMap((name) => {
    if (!known.has(name)) return [`No case or walk has the name "${name}": take it out of the expected failures.`];
    return passed.has(name) ? [`"${name}" is expected to fail, but passes: take it out of the expected failures.`] : [];
  });
}
