import type { ExperimentSignificance } from "@crewkit/types";
import { toDecimals, toTenths } from "./numbers.ts";
import { countOf, type Tally } from "./tally.ts";

/** Whether two success rates differ by more than chance; unknown while one of them has no judged session. */
export function significanceOf(first: Tally, second: Tally): ExperimentSignificance {
  if (first.judged === 0 || second.judged === 0) return { p_value: null, significant: false, confidence: null };
  const p = fisherExact(trialsOf(first), trialsOf(second));
  return { p_value: toDecimals(p, 4), significant: p < 0.05, confidence: toTenths(100 * (1 - p)) };
}

function trialsOf(tally: Tally): Trials {
  const successes = countOf(tally, "success");
  return { successes, others: tally.judged - successes };
}

export interface Trials {
  successes: number;
  others: number;
}

/**
 * The p-value of Fisher's exact test, two-sided: the probability, if both groups were alike, of all tables with the same
 * totals that are no more likely than this one.
 *
 * @returns from 0 to 1; 1 where a group or a result is empty.
 * @example
 * fisherExact({ successes: 3, others: 1 }, { successes: 1, others: 3 }); // 0.4857, the lady tasting tea
 * @see R. A. Fisher, The Design of Experiments (1935), chapter II
 */
export function fisherExact(first: Trials, second: Trials): number {
  const successes = first.successes + second.successes;
  const { min, logs } = logLikelihoods(first.successes + first.others, second.successes + second.others, successes);
  // Above its peak no table of real counts is, so that none overflows, and most are too far below to matter.
  const peak = logs.reduce((highest, log) => Math.max(highest, log), Number.NEGATIVE_INFINITY);
  const observed = logs[first.successes - min] ?? 0;
  let all = 0;
  let unlikely = 0;
  for (const log of logs) {
    const likelihood = Math.exp(log - peak);
    all += likelihood;
    if (log <= observed + tolerance) unlikely += likelihood;
  }
  return unlikely / all;
}

// Tables that are as likely as the one found are told from likelier ones by so much, as in R's fisher.test.
const tolerance = 1e-7;

// The logarithms of how likely each count of successes in the first group is, from the least that the totals allow, each
// in proportion to the least one's. Each follows from the one before (the hypergeometric distribution).
function logLikelihoods(first: number, second: number, successes: number): { min: number; logs: number[] } {
  const min = Math.max(0, successes - second);
  const max = Math.min(first, successes);
  const logs = [0];
  let log = 0;
  for (let count = min; count < max; count++) {
    log += Math.log(first - count) + Math.log(successes - count);
    log -= Math.log(count + 1) + Math.log(second - successes + count + 1);
    logs.push(log);
  }
  return { min, logs };
}
