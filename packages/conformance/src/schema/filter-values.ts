import fc, { type Arbitrary } from "fast-check";

/**
 * Only the values that fit; where hardly any does, those of `otherwise`, or all. fast-check's own filter would look for
 * one for ever.
 */
export function filterValues<T>(
  arbitrary: Arbitrary<T>,
  predicate: (value: T) => boolean,
  fallback: () => Arbitrary<T> = () => arbitrary,
): Arbitrary<T> {
  const samples = fc.sample(arbitrary, { numRuns: 50, seed: 1 });
  return samples.some(predicate) ? arbitrary.filter(predicate) : fallback();
}
