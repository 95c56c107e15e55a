import { one } from "./statistics.ts";

/** How many succeeded, and how many did not. */
export interface Tally {
  successes: number;
  others: number;
}

/** Whether two success rates differ by more than chance; null where a side has nothing to judge. */
export function significance(a: Tally, b: Tally) {
  if ([a, b].some(({ successes, others }) => successes + others === 0)) {
    return { p_value: null, significant: false, confidence: null };
  }
  const p = fisher(a, b);
  return { p_value: Number(p.toFixed(4)), significant: p < 0.05, confidence: one(100 * (1 - p)) };
}

/** Fisher's exact test, two-sided: the summed probability of all tables that are no more likely than this one. */
export function fisher(a: Tally, b: Tally): number {
  const [n, successes] = [a.successes + a.others, a.successes + b.successes];
  const total = n + b.successes + b.others;
  const probability = (x: number) => (choose(successes, x) * choose(total - successes, n - x)) / choose(total, n);
  const tables = Array.from({ length: Math.min(n, successes) + 1 }, (_, x) => probability(x));
  const limit = probability(a.successes) * (1 + 1e-9);
  return Math.min(
    1,
    tables.filter((each) => each <= limit).reduce((sum, each) => sum + each, 0),
  );
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  return Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1);
}
