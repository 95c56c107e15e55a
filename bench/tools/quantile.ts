/** NaN for an empty list. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** `fraction` is 0.95 for the 95th percentile. */
export function quantile(values: number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? Number.NaN;
}
