import { invalid } from "../api-error.ts";

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a duration such as `4h`, `1h30m` or `250ms`, in milliseconds.
 *
 * @throws Refusal 422 on `field` where it is none. A number without a unit is none: seconds and milliseconds look alike.
 */
export function parseDuration(text: string, field: string): number {
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) throw invalid(422, { [field]: ["must be a duration such as 4h or 1h30m"] });
  const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0);
}

/**
 * Reads a moment (RFC 3339), in milliseconds since 1970.
 *
 * @throws Refusal 422 on `field` where it is none, or one that the mock's clock can't show.
 */
export function parseTimestamp(text: string, field: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(422, { [field]: ["must be a timestamp such as 2026-11-20T14:00:00Z"] });
  return requireSupportedTime(time, field);
}

/**
 * A time that the clock can show: what happens years later must have four digits too.
 *
 * @throws Refusal 422 on `field`.
 */
export function requireSupportedTime(time: number, field: string): number {
  if (time >= 0 && time < latest) return time;
  throw invalid(422, { [field]: ["must lead to a moment between 1970 and 9000"] });
}

const latest = Date.UTC(9000, 0);
