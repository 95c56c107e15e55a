import fc, { type Arbitrary } from "fast-check";
import { filterValues } from "./filter-values.ts";
import type { Schema } from "./schema.ts";

// The default is MAX_SAFE_INTEGER, also for int64, because larger integers lose precision.
const maxByFormat: Record<string, number> = { int8: 127, int16: 32_767, int32: 2_147_483_647 };
const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;

export function arbitraryNumber(schema: Schema, whole: boolean): Arbitrary<number> {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const [lower, upper] = [Math.max(minimum, exclusiveMinimum), Math.min(maximum, exclusiveMaximum)];
  const limit = maxByFormat[schema.format ?? ""] ?? MAX_SAFE_INTEGER;
  // Prefer ordinary numbers: within 2,000 of a bound, or within 1,000 of zero.
  const min = lower > -Infinity ? lower : Math.max(-limit, Math.min(-1000, upper - 2000));
  const max = upper < Infinity ? upper : Math.min(limit, Math.max(1000, lower + 2000));
  const [minExcluded, maxExcluded] = [min === exclusiveMinimum, max === exclusiveMaximum];
  const double = () => fc.double({ min, max, minExcluded, maxExcluded, noNaN: true }).map((value) => value + 0);
  const step = schema.multipleOf ?? (whole ? 1 : 0.01);
  const [from, to] = [Math.ceil(min / step), Math.floor(max / step)];
  if (from > to) return double();
  const counts = fc.integer({ min: Math.max(from, MIN_SAFE_INTEGER), max: Math.min(to, MAX_SAFE_INTEGER) });
  const isAllowed = (value: number) =>
    (minExcluded ? value > min : value >= min) &&
    (maxExcluded ? value < max : value <= max) &&
    (schema.multipleOf === undefined || Number.isInteger(value / schema.multipleOf)) &&
    (!whole || Number.isInteger(value));
  return filterValues(
    counts.map((count) => roundTo(count * step)),
    isAllowed,
    double,
  );
}

// 7 × 0.01 is 0.07000000000000001 in floating point.
function roundTo(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
