export function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}

/**
 * A percentile by the nearest-rank method. Null if there are no values.
 *
 * @param percent an integer from 1 to 100, to avoid rounding errors in the rank.
 * @example
 * nearestRank([0.42, 0.31], 95); // 0.42
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}

/** Rounds US dollars to four decimals as in the API. */
export function roundDollars(amount: number): number;
export function roundDollars(amount: number | null): number | null;
export function roundDollars(amount: number | null): number | null {
  return amount === null ? null : roundTo(amount, 4);
}

/** Rounds a rate or an average to one decimal as in the API. */
export function roundToTenth(value: number): number;
export function roundToTenth(value: number | null): number | null;
export function roundToTenth(value: number | null): number | null {
  return value === null ? null : roundTo(value, 1);
}

export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
