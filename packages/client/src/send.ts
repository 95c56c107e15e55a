import { sendAttempt } from "./attempt.ts";
import type { CrewkitError } from "./errors/CrewkitError.ts";
import { toCrewkitError, toTokenError } from "./errors/to-crewkit-error.ts";
import type { CrewkitEvent } from "./events.ts";
import type { CrewkitOptions, Token } from "./options.ts";
import type { PreparedRequest } from "./request.ts";
import type { LimitedCall, LimiterQueue } from "./resilience/limiter.ts";
import { createRetryPolicy } from "./resilience/retry.ts";
import type { OptionalToken } from "./resilience/token-manager.ts";
import { sleep, startTimer, withTimeout } from "./time.ts";
import type { InternalConnection, Transport } from "./transport.ts";

export interface SendContext {
  transport: Transport;
  queueFor(path: string): LimiterQueue;
  options: CrewkitOptions;
  /** Avoids the `rejected` token if possible. Returns a promise if the token must be refreshed. */
  getToken(rejected: OptionalToken): Token | Promise<OptionalToken>;
  notify(event: CrewkitEvent): void;
}

/** Sends requests with a token and within the rate limits, and retries them if that is safe. */
export function createSend(context: SendContext): InternalConnection["send"] {
  return async ({ operation, build }, ...values) => {
    try {
      return await sendPrepared(context, build(...values));
    } catch (cause) {
      throw toCrewkitError(cause, operation, "invalid_request");
    }
  };
}

async function sendPrepared(
  { transport, queueFor, options, getToken, notify }: SendContext,
  prepared: PreparedRequest,
) {
  const { operation, isPublic, path } = prepared;
  const { signal, timeout = options.timeout, attemptTimeout = options.attemptTimeout ?? 60_000 } = prepared.options;
  const queue = queueFor(path);
  const call: LimitedCall = {
    ...startTimer(operation, signal, timeout),
    isPublic,
    canWait: options.whenExhausted !== "throw",
    onWait: (milliseconds) => notify({ type: "wait", operation, milliseconds }),
  };
  let token: OptionalToken | null;
  let isAcquired = false;
  // The first 401 and its token. One retry with another token follows.
  let unauthorized: CrewkitError | undefined;
  let rejected: OptionalToken;
  let retryDelay: ReturnType<typeof createRetryPolicy> | undefined;

  async function resolveToken(source: Token | Promise<OptionalToken>): Promise<OptionalToken> {
    try {
      token = await (typeof source === "function" ? source() : source);
      if (unauthorized && (token ?? rejected) === rejected) throw unauthorized;
      return token ?? undefined;
    } catch (cause) {
      throw toTokenError(cause, operation, signal);
    }
  }

  // A token can expire while the call waits, so get it afterwards. A call that needs a refresh does not count until then.
  async function acquireWithToken(): Promise<Token> {
    let refreshed: Promise<OptionalToken> | undefined;
    for (;;) {
      signal?.throwIfAborted();
      const wait = queue.acquire(call);
      if (wait) await wait;
      isAcquired = true;
      if (isPublic || (refreshed && !wait)) return refreshed;
      const source = getToken(rejected);
      if (typeof source === "function") return () => resolveToken(source);
      refreshed = resolveToken(source);
      if (!(source instanceof Promise)) return refreshed;
      release();
      await withTimeout(call, () => refreshed as Promise<OptionalToken>);
    }
  }

  function release(response?: Response): void {
    if (isAcquired) queue.release(call, response);
    isAcquired = false;
  }

  let delay = 0;
  for (let number = 1; ; number++) {
    try {
      if (delay) await sleep(delay, signal);
      const source = await acquireWithToken();
      return await sendAttempt(transport, prepared, source, call, {
        number,
        timeout: attemptTimeout,
        onResponse: release,
      });
    } catch (cause) {
      release();
      const error = toCrewkitError(cause, operation, "auth", signal);
      delay = 0;
      if (error.status === 401 && token && !unauthorized) {
        unauthorized = error;
        rejected = token;
      } else {
        retryDelay ??= createRetryPolicy(prepared, call.canWait ? options : { ...options, rateLimitRetries: 0 });
        delay = retryDelay(error);
      }
      // The call would time out before the retry.
      if (performance.now() + delay > call.deadline) throw error;
      if (delay) notify({ type: "retry", operation, attempt: number + 1, milliseconds: delay, error });
    }
  }
}
