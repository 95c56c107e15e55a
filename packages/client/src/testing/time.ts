import { vi } from "vitest";

const now = Date.parse("2026-11-20T14:00:00.500Z");
// Everything else of the platform, such as fetch, goes on as usual.
const fakedTimers = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] as const;

/**
 * Fakes the clock, and moves it to the next timer each time that nothing else is left to do, so that no wait takes time.
 * Returns what ends this.
 *
 * @example
 * beforeEach(skipWaits);
 */
export function skipWaits(): () => void {
  vi.useFakeTimers({ now, toFake: [...fakedTimers] });
  vi.setTimerTickMode("nextTimerAsync");
  return () => void vi.useRealTimers();
}

/** A signal that is aborted after some milliseconds. Unlike that of `AbortSignal.timeout`, its clock can be faked. */
export function abortAfter(milliseconds: number, reason?: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}
