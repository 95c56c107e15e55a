import { vi } from "vitest";

const now = Date.parse("2026-11-20T14:00:00.500Z");
// Do not fake other timers, because fetch needs them.
const fakedTimers = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] as const;

/**
 * Fakes the clock, and advances it to the next timer when nothing else is pending. Returns a function that restores it.
 *
 * @example
 * beforeEach(skipWaits);
 */
export function skipWaits(): () => void {
  vi.useFakeTimers({ now, toFake: [...fakedTimers] });
  vi.setTimerTickMode("nextTimerAsync");
  return () => void vi.useRealTimers();
}

/** Like `AbortSignal.timeout`, but respects faked timers. */
export function abortAfter(milliseconds: number, reason?: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}
