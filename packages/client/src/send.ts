import type { ApiResponse } from "./api-response.ts";
import { sendAttempt } from "./attempt.ts";
import { withTimeout } from "./call.ts";
import type { CrewkitError } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { CrewkitEvent } from "./events.ts";
import type { SharedConnectionOptions, Token } from "./options.ts";
import type { Call } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import { createRetryPolicy } from "./resilience/retry.ts";
import type { OptionalToken } from "./resilience/token-manager.ts";
import { sleep } from "./time.ts";
import type { Transport } from "./transport.ts";

/**
 * Sends a request with a token and within the rate limits, and retries it if that is safe.
 *
 * @param getToken avoids the `rejected` token if possible. Returns a promise if the token must be refreshed.
 */
export async function sendCall(
  call: Call,
  transport: Transport,
  queue: LimiterQueue,
  getToken: (rejected: OptionalToken) => Token | Promise<OptionalToken>,
  notify: (event: CrewkitEvent) => void,
  defaults: SharedConnectionOptions,
): Promise<ApiResponse> {
  const { operation, isPublic } = call;
  const canWait = defaults.whenExhausted !== "throw";
  const {
    signal,
    attemptTimeout = defaults.attemptTimeout ?? 60_000,
    retries = defaults.retries ?? 2,
    rateLimitRetries = defaults.rateLimitRetries ?? 10,
  } = call.options;
  let token: OptionalToken;
  // The first 401 and its token. One retry with another token follows.
  let unauthorized: CrewkitError | undefined;
  let rejected: OptionalToken;
  let delayAfter: ReturnType<typeof createRetryPolicy> | undefined;
  let delay = 0;

  const resolveToken = async (source: Token | Promise<OptionalToken>) =>
    useToken(await (typeof source === "function" ? source() : source));

  function useToken(value: OptionalToken | null): OptionalToken {
    token = value ?? undefined;
    if (unauthorized && (token ?? rejected) === rejected) throw unauthorized;
    return token;
  }

  for (let number = 1; ; number++) {
    try {
      if (delay) await sleep(delay, signal);
      // A token can expire while the call waits, so get it afterwards. Until it is refreshed, the call does not count.
      let source: Token;
      for (let isRefreshed = false; ; isRefreshed = true) {
        signal?.throwIfAborted();
        const wait = queue.acquire(call, canWait, notify);
        if (wait) await wait;
        if (isPublic || (isRefreshed && !wait)) break;
        call.code = "auth";
        const latest = getToken(rejected);
        if (!(latest instanceof Promise)) {
          source = typeof latest === "function" ? () => resolveToken(latest) : useToken(latest);
          break;
        }
        queue.release(call);
        source = await withTimeout(call, () => resolveToken(latest));
      }
      return await sendAttempt(transport, call, source, number, attemptTimeout || Infinity, queue);
    } catch (cause) {
      queue.release(call);
      const error = toCrewkitError(cause, call);
      delay = 0;
      if (error.status === 401 && token && !unauthorized) {
        unauthorized = error;
        rejected = token;
      } else {
        delayAfter ??= createRetryPolicy(call, retries, canWait ? rateLimitRetries : 0);
        delay = delayAfter(error);
      }
      // The call would time out before the retry.
      if (performance.now() + delay > call.deadline) throw error;
      if (delay) notify({ type: "retry", operation, attempt: number + 1, milliseconds: delay, error });
    }
  }
}
