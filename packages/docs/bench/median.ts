/** The value in the middle. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** The value that so large a share of the others does not exceed: 0.95 is the 95th percentile. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
