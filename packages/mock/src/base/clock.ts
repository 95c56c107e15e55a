import { invalid } from "./api-error.ts";

/** The system clock plus an offset, or a frozen time. */
export interface Clock {
  /** The current time in milliseconds since 1970. */
  time(): number;
  /** The current time plus some seconds, formatted as in the API: `2026-11-20T14:00:00Z`. */
  now(seconds?: number): string;
  /** Sets the time, in milliseconds since 1970. A frozen clock stays frozen. */
  set(time: number): void;
  /** Adds milliseconds to the time, exactly. */
  advance(milliseconds: number): void;
  readonly frozen: boolean;
  freeze(): void;
  resume(): void;
}

export function createClock(): Clock {
  let offset = 0;
  let frozenTime: number | undefined;
  const time = () => frozenTime ?? Date.now() + offset;
  return {
    time,
    now: (seconds = 0) => toTimestamp(time() + seconds * 1000),
    set(newTime) {
      if (frozenTime === undefined) offset = newTime - Date.now();
      else frozenTime = newTime;
    },
    advance(milliseconds) {
      if (frozenTime === undefined) offset += milliseconds;
      else frozenTime += milliseconds;
    },
    get frozen() {
      return frozenTime !== undefined;
    },
    freeze() {
      frozenTime = time();
    },
    resume() {
      offset = time() - Date.now();
      frozenTime = undefined;
    },
  };
}

/** Formats milliseconds since 1970 as in the API, in whole seconds. Sorting these strings sorts them by time. */
export const toTimestamp: FormatTime = cachePerSecond((date) => `${date.toISOString().slice(0, 19)}Z`);

/** Formats the `Date` header (RFC 9110, section 5.6.7). */
export const toHttpDate: FormatTime = cachePerSecond((date) => date.toUTCString());

type FormatTime = (time: number) => string;

function cachePerSecond(format: (date: Date) => string): FormatTime {
  let last = { second: Number.NaN, text: "" };
  return (time) => {
    const second = Math.floor(time / 1000);
    if (second !== last.second) last = { second, text: format(new Date(second * 1000)) };
    return last.text;
  };
}

/** Parses a duration such as `1h30m` to milliseconds. Throws ApiError 422 on `field` if it is invalid. */
export function parseDuration(text: string, field: string): number {
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) throw invalid(422, { [field]: ["must be a duration such as 4h or 1h30m"] });
  const parts = [...text.matchAll(/(\d+)(ms|[smhd])/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0);
}

/** Parses a timestamp (RFC 3339) to milliseconds since 1970. Throws ApiError 422 on `field` if it is invalid. */
export function parseTimestamp(text: string, field: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(422, { [field]: ["must be a timestamp such as 2026-11-20T14:00:00Z"] });
  return requireSupportedTime(time, field);
}

/** Throws ApiError 422 on `field`, unless later timestamps such as expirations also have four-digit years. */
export function requireSupportedTime(time: number, field: string): number {
  if (time >= 0 && time < latest) return time;
  throw invalid(422, { [field]: ["must result in a time between 1970 and 9000"] });
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const latest = Date.UTC(9000, 0);
