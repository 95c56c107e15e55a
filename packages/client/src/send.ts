import type { ApiResponse } from "./api-response.ts";
import { requireToken, sendAttempt } from "./connection.ts";
import { type CrewkitError, toCrewkitError } from "./errors.ts";
import type { CrewkitEvent, SharedConnectionOptions, Token } from "./options.ts";
import type { Call, CallOptions, PreparedRequest } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import type { OptionalToken } from "./resilience/token-manager.ts";
import { sleep, withTimeout } from "./time.ts";
import type { Transport } from "./transport.ts";

/** What a resilient connection uses to send a call. */
export interface Sender {
  transport: Transport;
  /** Sent with every request. Names are lowercase. */
  headers: Readonly<Record<string, string>>;
  queue: LimiterQueue;
  /**
   * Returns a token other than the `rejected` one if possible, or a function that returns it. A promise waits for a token
   * refresh.
   */
  getToken(rejected: OptionalToken): Token | Promise<OptionalToken>;
  /** False if the user chose to send requests without a token. */
  needsToken: boolean;
  options: SharedConnectionOptions;
  notify(event: CrewkitEvent): void;
  /** Called for each response. `number` is the number of the attempt. */
  onResponse(call: Call, response: Response, number: number): void;
}

/** Sends a request with a token and within the rate limits, and retries it if that is safe. */
export async function sendCall(call: Call, sender: Sender): Promise<ApiResponse> {
  const { operation, options } = call;
  const { transport, headers, queue, notify } = sender;
  let delayBefore: ReturnType<typeof createRetryPolicy> | undefined;
  const timeout = (options.attemptTimeout ?? sender.options.attemptTimeout ?? 60_000) || Infinity;
  const tokens = new CallTokens(call, sender);

  for (let number = 1; ; number++) {
    try {
      const source = await acquirePlace(call, sender, tokens);
      return await sendAttempt(call, {
        transport,
        headers,
        number,
        timeout,
        getToken: () => tokens.use(source),
        onResponse(response) {
          queue.release(call, response);
          sender.onResponse(call, response, number);
        },
      });
    } catch (cause) {
      queue.release(call);
      const error = toCrewkitError(cause, call, "invalid_request");
      delayBefore ??= createRetryPolicy(call, { ...sender.options, ...definedOptions(options) });
      const delay = tokens.canReplace(error) ? 0 : delayBefore(number + 1, error);
      // The call would time out before the retry.
      if (performance.now() + delay > call.deadline) throw error;
      if (delay > 0) {
        notify({ type: "retry", operation, attempt: number + 1, milliseconds: delay, error });
        await sleep(delay, options.signal);
      }
    }
  }
}

/** Waits for a place in the rate limit, and for a token refresh. Returns the token, or a function that returns it. */
async function acquirePlace(call: Call, { queue, options, notify }: Sender, tokens: CallTokens): Promise<Token> {
  const acquire = () => queue.acquire(call, options.whenExhausted !== "throw", notify);
  call.options.signal?.throwIfAborted();
  const turn = acquire();
  if (turn) await turn;
  for (;;) {
    const token = tokens.get();
    if (!(token instanceof Promise)) return token;
    // The call does not count while it waits for the token.
    queue.release(call);
    const refreshed = await withTimeout(call, () => token).catch((cause) => {
      throw toCrewkitError(cause, call, "auth");
    });
    const wait = acquire();
    if (!wait) return refreshed;
    // The token can expire again during this wait.
    await wait;
  }
}

/** The tokens of a call. After a 401, the call is repeated once with another token. */
class CallTokens {
  readonly #call: Call;
  readonly #sender: Sender;
  #current: OptionalToken;
  #rejected: OptionalToken;
  #unauthorized: CrewkitError | undefined;

  constructor(call: Call, sender: Sender) {
    this.#call = call;
    this.#sender = sender;
  }

  get(): Token | Promise<OptionalToken> {
    return this.#call.isPublic ? undefined : this.#sender.getToken(this.#rejected);
  }

  /** @throws {CrewkitError} if there is no token, or only the rejected one. */
  async use(source: Token): Promise<OptionalToken> {
    const token = (typeof source === "function" ? await source() : source) ?? undefined;
    if (this.#unauthorized && (token === undefined || token === this.#rejected)) throw this.#unauthorized;
    if (!token && this.#sender.needsToken) requireToken(this.#call, this.#sender.transport);
    this.#current = token;
    return token;
  }

  canReplace(error: CrewkitError): boolean {
    if (error.status !== 401 || error.code === "auth" || !this.#current || this.#unauthorized) return false;
    this.#unauthorized = error;
    this.#rejected = this.#current;
    return true;
  }
}

export type RetryOptions = Pick<CallOptions, "retries" | "rateLimitRetries" | "shouldRetry"> &
  Pick<SharedConnectionOptions, "whenExhausted">;

/** Omits undefined options, so that the options of the connection apply. */
function definedOptions({ retries, rateLimitRetries, shouldRetry }: CallOptions): RetryOptions {
  return {
    ...(retries !== undefined && { retries }),
    ...(rateLimitRetries !== undefined && { rateLimitRetries }),
    ...(shouldRetry && { shouldRetry }),
  };
}

/** An hour, the longest window of a rate limit, and two seconds, because the reset and `Date` are in whole seconds. */
const maxRetryDelay = 3_602_000;

/**
 * Creates a function that returns the delay before an attempt in milliseconds: the time in `Retry-After`, or a random
 * time that grows exponentially ("full jitter"). It throws the error if the request must not be retried.
 *
 * After a 429, any request is retried, because the API did not process it. After other errors, only GET, DELETE and token
 * refreshes are retried. GET and DELETE are idempotent (RFC 9110, section 9.2.2).
 */
export function createRetryPolicy(
  { operation, method }: Pick<PreparedRequest, "operation" | "method">,
  { retries = 2, rateLimitRetries = 10, shouldRetry, whenExhausted }: RetryOptions,
): (attempt: number, error: CrewkitError) => number {
  const isRepeatable = method === "GET" || method === "DELETE" || operation === "refreshToken";
  const remaining = { rateLimit: whenExhausted === "throw" ? 0 : rateLimitRetries, other: retries };
  let maxBackoff = 250;

  function isRetried(error: CrewkitError, attempt: number): boolean {
    const kind = error.status === 429 ? "rateLimit" : "other";
    // A failed token refresh has already been retried.
    if (error.code === "auth" || error.code === "aborted" || remaining[kind] <= 0) return false;
    const isTemporary = error.code === "network" || error.code === "timeout" || error.status >= 500;
    const isSafe = kind === "rateLimit" || (isRepeatable && isTemporary);
    if (!(shouldRetry?.(error, attempt) ?? isSafe)) return false;
    remaining[kind]--;
    return true;
  }

  return (attempt, error) => {
    maxBackoff = Math.min(maxBackoff * 2, 8000);
    const delay = Math.max((error.retryAfter ?? 0) * 1000, Math.random() * maxBackoff);
    if (!isRetried(error, attempt) || delay > maxRetryDelay) throw error;
    return delay;
  };
}
