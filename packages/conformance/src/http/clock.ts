import { SkipError } from "../context/skip.ts";
import { formatDuration } from "../report/text.ts";
import type { Capabilities } from "../targets/target.ts";

/** The target's time, which may differ from the local time. */
export interface Clock {
  /** True if the target's clock can be advanced. Otherwise, time only passes by waiting. */
  readonly canAdvance: boolean;
  /** In seconds since 1970, as far as known. */
  now(): number;
  /**
   * Advances the target's clock for a test that needs time, or waits.
   *
   * @throws SkipError if the wait is too long.
   */
  advance(seconds: number): Promise<void>;
  /** Like `advance`, but waits as long as necessary. */
  wait(seconds: number, reason?: WaitReason): Promise<void>;
  /** @param time of a response, in milliseconds since 1970. */
  synchronize(time: number): void;
}

export type WaitReason = "rate limit" | "test";

// Seconds that a test and all tests of a run may wait if the clock of the target cannot be advanced.
const maxWait = 60;
const maxTotalWait = 600;

/** @param onWait called before each wait. */
export function createClock(
  { advanceClock }: Capabilities,
  sleep: (seconds: number) => Promise<void>,
  onWait?: (seconds: number, reason: WaitReason) => void,
): Clock {
  // Milliseconds that the target's clock is ahead of the local clock.
  let offset = 0;
  let totalWait = 0;

  async function wait(seconds: number, reason: WaitReason = "rate limit"): Promise<void> {
    if (advanceClock) {
      await advanceClock(seconds);
      offset += seconds * 1000;
    } else if (seconds > 0) {
      onWait?.(seconds, reason);
      await sleep(seconds);
    }
  }

  return {
    canAdvance: advanceClock !== undefined,
    now: () => (Date.now() + offset) / 1000,
    wait,
    async advance(seconds) {
      if (!advanceClock) {
        if (seconds > maxWait) throw tooLong(seconds, "a test waits", maxWait);
        if (totalWait + seconds > maxTotalWait) throw tooLong(seconds, "all tests of a run wait", maxTotalWait);
        totalWait += seconds;
      }
      await wait(seconds, "test");
    },
    synchronize(time) {
      // The Date header of a target whose clock was advanced may contain the real time.
      if (!advanceClock && !Number.isNaN(time)) offset = time - Date.now();
    },
  };
}

function tooLong(seconds: number, subject: string, most: number): SkipError {
  const [needed, limit] = [seconds, most].map((each) => formatDuration(each * 1000));
  const fix = "In a program, pass a target with `capabilities.advanceClock`.";
  return new SkipError(`Needs to wait ${needed}, but ${subject} at most ${limit}. ${fix}`);
}
