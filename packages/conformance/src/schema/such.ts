import fc, { type Arbitrary } from "fast-check";

/**
 * Only the values that fit; where hardly any does, those of `otherwise`, or all. fast-check's own filter would look for
 * one for ever.
 */
export function such<T>(
  arbitrary: Arbitrary<T>,
  fits: (value: T) => boolean,
  otherwise: () => Arbitrary<T> = () => arbitrary,
): Arbitrary<T> {
  const tried = fc.sample(arbitrary, { numRuns: 50, seed: 1 });
  return tried.some(fits) ? arbitrary.filter(fits) : otherwise();
}
