import fc, { type Arbitrary } from "fast-check";

/** Uses the fallback if 50 samples contain no match, because fast-check's own filter would never end. */
export function filterValues<T>(
  arbitrary: Arbitrary<T>,
  predicate: (value: T) => boolean,
  fallback: () => Arbitrary<T> = () => arbitrary,
): Arbitrary<T> {
  const samples = fc.sample(arbitrary, { numRuns: 50, seed: 1 });
  return samples.some(predicate) ? arbitrary.filter(predicate) : fallback();
}
