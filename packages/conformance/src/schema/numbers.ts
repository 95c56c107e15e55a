import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "./schema.ts";
import { such } from "./such.ts";

// What the formats of OpenAPI's registry hold; beyond the safe integers JSON has no exact ones.
const largest: Record<string, number> = { int8: 127, int16: 32_767, int32: 2_147_483_647 };

export function numberOf(schema: Schema, whole: boolean): Arbitrary<number> {
  const { least, most } = rangeOf(schema, whole);
  const step = schema.multipleOf ?? (whole ? 1 : 0.01);
  const [from, to] = [Math.ceil(least / step), Math.floor(most / step)];
  // No step lies between the bounds; numbers do.
  if (from > to) return fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
  const made = fc.integer({ min: clamp(from), max: clamp(to) }).map((count) => roundTo(count * step));
  return such(made, (value) => isAllowed(value, schema, whole));
}

// A few hundred on each side of what is given, so that a number is written as people do.
function rangeOf(schema: Schema, whole: boolean): { least: number; most: number } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format = "" } = schema;
  const gap = multipleOf ?? (whole ? 1 : 0.01);
  const most = largest[format] ?? Number.MAX_SAFE_INTEGER;
  const lower = maxOf(minimum, exclusiveMinimum === undefined ? undefined : exclusiveMinimum + tiny(schema, gap));
  const upper = minOf(maximum, exclusiveMaximum === undefined ? undefined : exclusiveMaximum - tiny(schema, gap));
  return {
    least: lower ?? Math.max(-most, Math.min(-1000, (upper ?? 0) - 2000)),
    most: upper ?? Math.min(most, Math.max(1000, (lower ?? 0) + 2000)),
  };
}

// A step, or a small part of the room that there is.
function tiny({ exclusiveMinimum, exclusiveMaximum, minimum, maximum }: Schema, gap: number): number {
  const room = (exclusiveMaximum ?? maximum ?? Infinity) - (exclusiveMinimum ?? minimum ?? -Infinity);
  return room > 2 * gap ? gap : Math.min(gap, room / 4);
}

function isAllowed(value: number, schema: Schema, whole: boolean): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const isMultiple = schema.multipleOf === undefined || Number.isInteger(value / schema.multipleOf);
  const isBetween = value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
  return isMultiple && isBetween && (!whole || Number.isInteger(value));
}

// 7 × 0.01 is 0.07000000000000001 to a computer.
function roundTo(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

function clamp(value: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, value));
}

function maxOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function minOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
