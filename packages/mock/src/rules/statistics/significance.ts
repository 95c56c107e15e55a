import type { Schemas } from "../../contract/values.ts";
import { roundTo, roundToTenth } from "./numbers.ts";
import { countOf, type Tally } from "./tally.ts";

/** Whether two success rates differ significantly. The numbers are null if either has no judged sessions. */
export function significanceOf(first: Tally, second: Tally): Schemas["ExperimentSignificance"] {
  if (first.judged === 0 || second.judged === 0) return { p_value: null, significant: false, confidence: null };
  const p = fisherExact(trialsOf(first), trialsOf(second));
  return { p_value: roundTo(p, 4), significant: p < 0.05, confidence: roundToTenth(100 * (1 - p)) };
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
 * The two-sided p-value of Fisher's exact test: the probability, if both groups have the same success rate, of all
 * tables with the same totals that are at most as likely as the observed table.
 *
 * @returns a number from 0 to 1. 1 if a group is empty, or if all trials have the same result.
 * @example
 * fisherExact({ successes: 3, others: 1 }, { successes: 1, others: 3 }); // 0.4857, the lady tasting tea
 * @see R. A. Fisher, The Design of Experiments (1935), chapter II
 */
export function fisherExact(first: Trials, second: Trials): number {
  const successes = first.successes + second.successes;
  const { min, logs } = logLikelihoods(first.successes + first.others, second.successes + second.others, successes);
  // Relative to the maximum, to prevent overflow.
  const peak = logs.reduce((highest, log) => Math.max(highest, log), Number.NEGATIVE_INFINITY);
  const observed = logs[first.successes - min] ?? 0;
  let total = 0;
  let unlikely = 0;
  for (const log of logs) {
    const likelihood = Math.exp(log - peak);
    total += likelihood;
    if (log <= observed + tolerance) unlikely += likelihood;
  }
  return unlikely / total;
}

// Relative tolerance for equally likely tables, as in R's fisher.test.
const tolerance = 1e-7;

// The log-likelihoods of all possible successes in the first group, relative to the first value (hypergeometric
// distribution).
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
