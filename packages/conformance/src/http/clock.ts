import type { Clock, WaitReason } from "../base/clock.ts";
import { SkipError } from "../base/skip.ts";
import type { Capabilities } from "../base/target.ts";
import { formatDuration } from "../values/format.ts";

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
