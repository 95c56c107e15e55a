import type { ApiResponse } from "./api-response.ts";
import { sendAttempt } from "./connection.ts";
import { type CrewkitError, toCrewkitError } from "./errors.ts";
import type { CrewkitEvent, SharedConnectionOptions, Token } from "./options.ts";
import type { Call, PreparedRequest } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import type { OptionalToken } from "./resilience/token-manager.ts";
import { sleep, withTimeout } from "./time.ts";
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

/**
 * Creates a function that returns the delay before the next attempt in milliseconds: the time in `Retry-After`, or a random
 * time that grows exponentially ("full jitter"). It throws the error if the request must not be retried.
 *
 * After a 429, any request is retried, because the API did not process it. After other errors, only GET, DELETE and token
 * refreshes are retried. GET and DELETE are idempotent (RFC 9110, section 9.2.2).
 */
export function createRetryPolicy(
  { operation, method }: Pick<PreparedRequest, "operation" | "method">,
  retries: number,
  rateLimitRetries: number,
): (error: CrewkitError) => number {
  const isRepeatable = /GET|DELETE/.test(method) || operation === "refreshToken";
  let maxBackoff = 250;
  return (error) => {
    const { code, status, retryAfter = 0 } = error;
    maxBackoff = Math.min(maxBackoff * 2, 8000);
    const delay = Math.max(retryAfter * 1000, Math.random() * maxBackoff);
    const isTemporary = /network|timeout/.test(code) || status >= 500;
    const canRetry = status === 429 ? rateLimitRetries-- > 0 : isRepeatable && isTemporary && retries-- > 0;
    // A failed token refresh has already been retried. Do not wait longer than an hour.
    if (!canRetry || code === "auth" || delay > 3_600_000) throw error;
    return delay;
  };
}
