/** The system clock plus an offset. */
export interface Clock {
  /** The current time in milliseconds since 1970. */
  time(): number;
  /** The current time plus some seconds, formatted as in the API: `2026-11-20T14:00:00Z`. */
  now(seconds?: number): string;
  /** Sets the time, in milliseconds since 1970. */
  set(time: number): void;
}

export function createClock(start: number = Date.now()): Clock {
  let offset = start - Date.now();
  const time = () => Date.now() + offset;
  return {
    time,
    now: (seconds = 0) => toTimestamp(time() + seconds * 1000),
    set: (newTime) => {
      offset = newTime - Date.now();
    },
  };
}

/** Formats milliseconds since 1970 as in the API, in whole seconds. Sorting these strings sorts them by time. */
export function toTimestamp(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== last.second) last = { second, text: `${new Date(second * 1000).toISOString().slice(0, 19)}Z` };
  return last.text;
}

/** Formats the `Date` header (RFC 9110, section 5.6.7). */
export function toHttpDate(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(second * 1000).toUTCString() };
  return lastDate.text;
}

let last = { second: Number.NaN, text: "" };
let lastDate = last;
