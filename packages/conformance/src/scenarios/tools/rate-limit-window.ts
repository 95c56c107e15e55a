import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { LimitRule } from "../../plan/facts.ts";
import type { ScenarioSteps } from "../generator.ts";

/** The rate limit headers of a response. */
export interface RateLimitWindow {
  status: number;
  limit: number;
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
  /** Time of the response by the target's clock. */
  now: number;
}

/**
 * Sends a draft without waiting for the limit, and reads the headers.
 *
 * @param isChecked defaults to true.
 * @throws SkipError, after reporting a failure, if a header is missing or not an integer.
 */
async function readWindow(draft: RequestDraft, steps: ScenarioSteps, isChecked = true): Promise<RateLimitWindow> {
  const { context } = steps;
  const { status, headers } = isChecked
    ? await steps.sendAnyStatus(draft, { now: true })
    : (await context.sendNow(draft)).response;
  const { limits } = context.spec.plan;
  const read = (name: string | undefined) => {
    const value = headers.get(name ?? "-") ?? "";
    return /^\d+$/.test(value) ? Number(value) : Number.NaN;
  };
  const [limit, remaining, reset] = [read(limits?.limit), read(limits?.remaining), read(limits?.reset)];
  if (Number.isNaN(limit + remaining + reset)) {
    steps.expect(false, `${draft.operation.operationId}: Expected integers in the rate limit headers.`);
    throw new SkipError("The rate limit headers cannot be read.");
  }
  return { status, limit, remaining, reset, now: serverTime(headers, steps) };
}

// The target's clock may differ from ours. The Date header ignores an advanced clock.
function serverTime(headers: Headers, { context }: ScenarioSteps): number {
  const date = Date.parse(headers.get("Date") ?? "") / 1000;
  return context.capabilities.advanceClock || Number.isNaN(date) ? context.now() : date;
}

/** Like `readWindow`, but waits and sends the request again if it exceeds another limit than the rule's. */
export async function readWindowOf(
  rule: LimitRule,
  draft: RequestDraft,
  steps: ScenarioSteps,
  isChecked = true,
): Promise<RateLimitWindow> {
  const window = await readWindow(draft, steps, isChecked);
  const isExceeded = window.status === steps.context.spec.plan.errorStatuses.limit;
  if (!isExceeded || window.limit === rule.requests) return window;
  await waitForReset(window, rule, steps);
  return readWindow(draft, steps, isChecked);
}

/** Waits no longer than the rule's window. */
export async function waitForReset(
  { reset }: RateLimitWindow,
  { seconds }: LimitRule,
  { context }: ScenarioSteps,
): Promise<void> {
  const remaining = Math.max(0, Math.ceil(reset - context.now()));
  await context.advanceTime(Math.min(remaining, seconds) + 1);
}
