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
