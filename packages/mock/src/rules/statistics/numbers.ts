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
export function roundDollars<Amount extends number | null>(amount: Amount): Amount {
  return roundTo(amount, 4);
}

/** Rounds a rate or an average to one decimal as in the API. */
export function roundToTenth<Value extends number | null>(value: Value): Value {
  return roundTo(value, 1);
}

export function roundTo<Value extends number | null>(value: Value, decimals: number): Value {
  return (value === null ? null : Number(value.toFixed(decimals))) as Value;
}
