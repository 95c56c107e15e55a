/** The mock's own time: that of this machine, and as much more or less as it was told. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  time(): number;
  /** Now and so many seconds later or earlier, as the API writes a moment: `2026-11-20T14:00:00Z`. */
  now(seconds?: number): string;
  /** Goes on from a moment, in milliseconds since 1970. */
  set(time: number): void;
}

/** Makes a clock that begins at a moment (milliseconds since 1970), or shows this machine's time. */
export function createClock(start: number = Date.now()): Clock {
  let offset = start - Date.now();
  const time = () => Date.now() + offset;
  return {
    time,
    now: (seconds = 0) => toTimestamp(time() + seconds * 1000),
    set: (moment) => {
      offset = moment - Date.now();
    },
  };
}

/** A moment in milliseconds as the API writes it, in whole seconds: so written, moments sort as texts. */
export function toTimestamp(time: number): string {
  const second = Math.floor(time / 1000);
  // Most are asked for within the same second.
  if (second !== last.second) last = { second, text: `${new Date(second * 1000).toISOString().slice(0, 19)}Z` };
  return last.text;
}

/** A moment in milliseconds as the `Date` header has it (RFC 9110, section 5.6.7). */
export function toHttpDate(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== lastDate.second) lastDate = { second, text: new Date(second * 1000).toUTCString() };
  return lastDate.text;
}

let last = { second: Number.NaN, text: "" };
let lastDate = last;
