import { setTimeout } from "node:timers/promises";
import type { Facts } from "../plan/facts.ts";
import type { Powers } from "../targets/target.ts";
import type { Answer, Request } from "./exchange.ts";
import type { Send } from "./send.ts";

/** Sends no faster than the API allows. */
export interface Pace {
  /** Waits if it must, then sends. */
  send: Send;
  /** Sends at once: for who wants to be refused. */
  sendNow: Send;
  /** Repeats a request until no more are allowed; 10,000 times at most, since a limit may never bite. */
  spend(request: Request): Promise<void>;
  /** Waits until so many requests may be sent in a row, as far as is known: for who can't wait between them. */
  room(requests: number): Promise<void>;
  /** Lets so many seconds pass, by the target's own power or by waiting. */
  pass(seconds: number): Promise<void>;
  /** The target's time, as far as it is known: by its answers, or ours and what was made to pass. Seconds since 1970. */
  now(): number;
  /** Sends though the run was interrupted: for cleaning up. */
  outlast(): void;
}

export interface Pacing {
  /** Requests a minute at most; default: as the API allows. */
  rate?: number | undefined;
  /** Ends every wait; no request is sent any more. */
  signal?: AbortSignal;
  /** Hears of each wait for the API's limit, in seconds, as it begins. */
  onWait?(seconds: number): void;
}

/** A request that was not sent, because the run was interrupted. */
export class Interrupted extends Error {
  override name = "Interrupted";
}

// Seconds. An answer that asks for more is wrong, or in milliseconds.
const longestWait = 3601;

// A request that is refused for a limit is sent so many times more: others may be using the limit up with us.
const retries = 2;

/**
 * Paces requests by what the answers say of the limit: when none is left, time passes, by the target's own power or by
 * waiting. A request that was refused for the limit all the same, since others use it too or there is another one, is
 * sent again when it has ended: that is no answer to judge.
 *
 * @throws Interrupted from each of its methods, once the signal is given.
 */
export function createPace(send: Send, { limits, refusals }: Facts, { passTime }: Powers, pacing: Pacing = {}): Pace {
  const gap = pacing.rate === undefined ? 0 : 60_000 / pacing.rate;
  let { signal } = pacing;
  let next = 0;
  // How far the target's clock is ahead of ours, in milliseconds.
  let ahead = 0;
  let window: { remaining: number; reset: number } | undefined;

  const now = () => (Date.now() + ahead) / 1000;

  async function rest(requests = 1): Promise<void> {
    if (gap > 0) {
      const here = Date.now();
      await wait((next - here) / 1000, signal);
      next = Math.max(next, here) + gap;
    }
    if (!window || window.remaining >= requests) return;
    const seconds = Math.min(longestWait, Math.max(0, Math.ceil(window.reset - now())) + 1);
    window = undefined;
    if (!passTime) pacing.onWait?.(seconds);
    await pass(seconds);
  }

  // All time passes here, so that the target's clock stays known.
  async function pass(seconds: number): Promise<void> {
    if (!passTime) return wait(seconds, signal);
    await passTime(seconds);
    ahead += seconds * 1000;
  }

  async function sendNow(request: Request): Promise<Answer> {
    if (signal?.aborted) throw new Interrupted();
    const answer = await send(request);
    const [remaining, reset] = limits ? [number(answer, limits.remaining), number(answer, limits.reset)] : [];
    window = remaining === undefined || reset === undefined ? undefined : { remaining, reset };
    const told = Date.parse(answer.headers.get("Date") ?? "");
    // Its clock may be set otherwise than ours. One that we move shows nowhere else than in what we moved.
    if (!passTime && !Number.isNaN(told)) ahead = told - Date.now();
    return answer;
  }

  return {
    async send(request) {
      for (let left = retries; ; left--) {
        await rest();
        const answer = await sendNow(request);
        if (left === 0 || answer.status !== refusals.limit || window?.remaining !== 0) return answer;
      }
    },
    sendNow,
    async spend(request) {
      for (let sent = 0; window?.remaining !== 0 && sent < 10_000; sent++) await sendNow(request);
    },
    room: rest,
    pass,
    now,
    outlast() {
      signal = undefined;
      // What is to be removed is asked for at once: that the limit is used up, an answer tells.
      window = undefined;
    },
  };
}

function number({ headers }: Answer, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}

async function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  if (seconds <= 0) return;
  await setTimeout(seconds * 1000, undefined, signal && { signal }).catch(() => {
    throw new Interrupted();
  });
}
