import type { Draft } from "../../http/draft.ts";
import type { LimitRule } from "../../plan/facts.ts";
import { Unreached } from "../../world/unreached.ts";
import type { Steps } from "../walk.ts";

/** What an answer tells of a limit. */
export interface Window {
  limit: number;
  /** Requests left. */
  remaining: number;
  /** When it ends, in seconds since 1970. */
  reset: number;
  /** When the answer came, by the target's clock, in seconds since 1970. */
  now: number;
}

/**
 * Sends a draft, however few requests are left, and reads what the answer tells.
 *
 * @param isJudged whether the answer is held against the contract too; default true.
 * @throws Unreached, after a complaint, if a header is missing or no whole number.
 */
export async function askWindow(draft: Draft, steps: Steps, isJudged = true): Promise<Window> {
  const { world } = steps;
  const { headers } = isJudged ? await steps.ask(draft, { now: true }) : (await world.sendNow(draft)).answer;
  const { limits } = world.law.plan;
  const read = (name: string | undefined) => {
    const value = headers.get(name ?? "-") ?? "";
    return /^\d+$/.test(value) ? Number(value) : Number.NaN;
  };
  const [limit, remaining, reset] = [read(limits?.limit), read(limits?.remaining), read(limits?.reset)];
  if (Number.isNaN(limit + remaining + reset)) {
    steps.expect(false, `${draft.operation.operationId}: the headers must tell of a limit in whole numbers.`);
    throw new Unreached("The headers of the limit can't be read.");
  }
  return { limit, remaining, reset, now: timeOf(headers, steps) };
}

// Its own clock may be set otherwise than ours. One that we move shows nowhere else than in what we moved.
function timeOf(headers: Headers, { world }: Steps): number {
  const told = Date.parse(headers.get("Date") ?? "") / 1000;
  return world.powers.passTime || Number.isNaN(told) ? world.now() : told;
}

/** Complains unless the limit is one of the plan's, and the window ends within its seconds. */
export function expectRule({ limit, reset, now }: Window, rules: readonly LimitRule[], { expect }: Steps): void {
  const rule = rules.find(({ requests }) => requests === limit);
  const known = rules.map(({ requests, scope }) => `${requests} (${scope})`).join(" or ");
  expect(rule !== undefined, `The limit must be ${known}, but is ${limit}.`);
  if (!rule) return;
  // The end may be rounded up, and the answer takes a moment.
  const left = reset - now;
  const isNear = left > -2 && left < rule.seconds + 2;
  expect(isNear, `The window of ${limit} must end within ${rule.seconds} seconds, but ends in ${Math.round(left)}.`);
}

/** Complains if a window's end is another than it was. */
export function expectSameEnd(before: Window, { reset }: Window, { expect }: Steps): void {
  expect(before.reset === reset, `The end of a window must not move, but went from ${before.reset} to ${reset}.`);
}

/** Lets the time pass until a window is over, but no longer than the longest of the rules says. */
export async function passWindow({ reset }: Window, rules: readonly LimitRule[], { world }: Steps): Promise<void> {
  const left = Math.max(0, Math.ceil(reset - world.now()));
  await world.pass(Math.min(left, Math.max(...rules.map(({ seconds }) => seconds))) + 1);
}
