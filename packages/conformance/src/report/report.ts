import type { Law } from "../law/law.ts";
import type { Target } from "../targets/target.ts";
import { groupBy } from "../values/group.ts";
import type { Coverage, LevelCoverage } from "./coverage.ts";
import type { Result, Tried } from "./result.ts";

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
  when: string;
  milliseconds: number;
  /** All that were sent, those that made things ready included. */
  requests: number;
  counts: Counts;
  /** One for each case and walk that was tried, in order. */
  results: Result[];
  /** What was not reached, by its reason; most first. */
  unreached: Unreachable[];
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
  unreached: number;
  /** Failed as they were expected to: not among the failed. */
  expected: number;
  /** Chosen, but not tried, since the run ended early. */
  left: number;
}

/** Cases and walks that were not reached for the same reason. */
interface Unreachable {
  reason: string;
  names: string[];
}

export interface Findings extends Tried {
  target: Pick<Target, "name" | "url">;
  seed: number;
  expectedFailures: readonly string[];
  law: Law;
  began: Date;
  results: Result[];
  coverage: Coverage;
  leftovers: string[];
}

export function makeReport(findings: Findings): Report {
  const { target, seed, expectedFailures, law, began, results, coverage, leftovers, stopped } = findings;
  const { title, version } = law.contract.info;
  const listed = new Set(expectedFailures);
  return {
    target: target.name,
    url: target.url,
    contract: { title, version },
    plan: law.plan.name,
    seed,
    when: began.toISOString(),
    milliseconds: Math.round(Date.now() - began.getTime()),
    requests: coverage.requests(),
    counts: count(findings, listed),
    results,
    unreached: groupReasons(results),
    coverage: coverage.finish(findings),
    expected: results.filter((each) => each.outcome === "failed" && listed.has(each.name)).map(({ name }) => name),
    problems: [...expectationProblems(findings), ...emptiness(results)],
    leftovers,
    stopped,
  };
}

/** True where nothing failed but what was expected to, and nothing is wrong with what was expected. */
export function isGood({ counts, problems }: Report): boolean {
  return counts.failed === 0 && problems.length === 0;
}

/** The results that failed though nobody expects them to. */
export function failuresOf({ results, expected }: Report): Result[] {
  const listed = new Set(expected);
  return results.filter(({ outcome, name }) => outcome === "failed" && !listed.has(name));
}

// A run that could try nothing of what it chose says nothing of the target: it must not pass for a good one.
function emptiness(results: readonly Result[]): string[] {
  const isEmpty = results.length > 0 && results.every(({ outcome }) => outcome === "unreached");
  return isEmpty ? ["Nothing was reached, so nothing is known of the target: see the reasons."] : [];
}

function count({ results, chosen }: Findings, listed: Set<string>): Counts {
  const of = (wanted: Result["outcome"]) => results.filter(({ outcome }) => outcome === wanted);
  const failed = of("failed");
  const expected = failed.filter(({ name }) => listed.has(name)).length;
  const left = chosen.length - results.length;
  return {
    ...{ passed: of("passed").length, unreached: of("unreached").length },
    ...{ failed: failed.length - expected, expected, left },
  };
}

function groupReasons(results: readonly Result[]): Unreachable[] {
  const unreached = results.filter(({ outcome }) => outcome === "unreached");
  return [...groupBy(unreached, ({ reason = "No reason is known." }) => reason)]
    .map(([reason, own]) => ({ reason, names: own.map(({ name }) => name) }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

/**
 * What is wrong with a list of expected failures, which may only shrink: one that passes, and one that no case or walk
 * has the name of. What this run did not try or reach is left alone.
 */
function expectationProblems({ expectedFailures: names, all, results }: Findings): string[] {
  const known = new Set(all.map(({ name }) => name));
  const passed = new Set(results.filter(({ outcome }) => outcome === "passed").map(({ name }) => name));
  return [...new Set(names)].flatMap((name) => {
    if (!known.has(name)) return [`No case or walk has the name "${name}": take it out of the expected failures.`];
    return passed.has(name) ? [`"${name}" is expected to fail, but passes: take it out of the expected failures.`] : [];
  });
}
