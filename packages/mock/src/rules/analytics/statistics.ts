/** A sum divided by a count; null where nothing is counted, since a mean of nothing is not 0. */
export function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}

/**
 * A percentile by nearest rank: of n values in rising order, the one at place `percent` % of n, rounded up. Null of
 * nothing.
 *
 * @param percent a whole number from 1 to 100, so that no place is missed by a rounding error.
 * @example
 * nearestRank([0.42, 0.31], 95); // 0.42
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const rising = [...values].sort((a, b) => a - b);
  return rising[Math.ceil((percent * rising.length) / 100) - 1] ?? null;
}

/**
 * The p-value of Fisher's exact test, two-sided, for two groups of which `a` and `c` have succeeded, `b` and `d` have
 * not: the probability, if both were alike, of all tables with the same totals that are no more likely than this one.
 *
 * @returns from 0 to 1; 1 where a group or a result is empty.
 * @example
 * fisherExact(3, 1, 1, 3); // 0.4857, the lady tasting tea
 * @see R. A. Fisher, The Design of Experiments (1935), chapter II
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const { least, logs } = logLikelihoods(a + b, c + d, a + c);
  // Above its peak no table of real counts is, so that none overflows, and most are too far below to matter.
  const peak = logs.reduce((highest, log) => Math.max(highest, log), Number.NEGATIVE_INFINITY);
  const found = logs[a - least] ?? 0;
  let all = 0;
  let unlikely = 0;
  for (const log of logs) {
    const likelihood = Math.exp(log - peak);
    all += likelihood;
    if (log <= found + tolerance) unlikely += likelihood;
  }
  return unlikely / all;
}

// Tables that are as likely as the one found are told from likelier ones by so much, as in R's fisher.test.
const tolerance = 1e-7;

// The logarithms of how likely each count of successes in the first group is, from the least that the totals allow, each
// in proportion to the least one's. Each follows from the one before (the hypergeometric distribution).
function logLikelihoods(first: number, second: number, successes: number): { least: number; logs: number[] } {
  const least = Math.max(0, successes - second);
  const most = Math.min(first, successes);
  const logs = [0];
  let log = 0;
  for (let count = least; count < most; count++) {
    log += Math.log(first - count) + Math.log(successes - count);
    log -= Math.log(count + 1) + Math.log(second - successes + count + 1);
    logs.push(log);
  }
  return { least, logs };
}
