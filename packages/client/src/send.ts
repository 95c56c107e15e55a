import { type ApiResponse, readApiResponse } from "./api-response.ts";
import { CrewkitError, toCrewkitError } from "./errors.ts";
import type { Log } from "./log.ts";
import type { CrewkitEvent, SharedOptions } from "./options.ts";
import { type Call, type CrewkitRequest, createRequest, readHeaders } from "./request.ts";
import type { Limiter, Release } from "./resilience/limiter.ts";
import type { Exchange, TokenManager } from "./resilience/token-manager.ts";
import { isRetried, type RetryCounts, retryDelay } from "./retry.ts";
import { sleep, withTimeout } from "./time.ts";
import type { Transport } from "./transport.ts";

/** What a connection uses to send a call. */
export interface SendSettings {
  transport: Transport;
  limiter: Limiter;
  /** Sent with every request. Names are lowercase. */
  headers: Readonly<Record<string, string>>;
  tokens: TokenManager;
  /** False if the user chose to send requests without a token. */
  needsToken: boolean;
  exchange: Exchange;
  options: SharedOptions;
  notify(event: CrewkitEvent): void;
  log: Log | undefined;
}

/** A token that the API rejected with a 401. */
interface RejectedToken {
  token: string;
  error: CrewkitError;
}

/** Sends a request with a token and within the rate limits, and retries it if that is safe. */
export async function sendCall(call: Call, settings: SendSettings): Promise<ApiResponse> {
  const { options, isPublic } = call;
  const { limiter, tokens, notify } = settings;
  const canWait = settings.options.whenExhausted !== "throw";
  const timeout = (options.attemptTimeout ?? settings.options.attemptTimeout ?? 60_000) || Infinity;
  const counts: RetryCounts = { rateLimit: 0, other: 0 };
  let rejected: RejectedToken | undefined;

  for (let number = 1; ; number++) {
    const attempt: Attempt = { number };
    try {
      options.signal?.throwIfAborted();
      if (!isPublic && !tokens.isReady(rejected?.token)) await refreshTokens(call, settings, rejected);
      attempt.release = await limiter.acquire(call, { canWait, notify });
      return await withTimeout(call, (signal) => sendAttempt(call, settings, attempt, rejected, signal), timeout);
    } catch (cause) {
      attempt.release?.();
      const error = toCrewkitError(cause, call, "invalid_request");
      const { token } = attempt;
      if (error.status === 401 && error.code !== "auth" && token && !rejected && tokens.canReplace)
        // The call is repeated once with another token.
        rejected = { token, error };
      else await waitForRetry(error, call, settings, counts, number + 1);
    }
  }
}

/** The state of an attempt. */
interface Attempt {
  /** Starts at 1. */
  number: number;
  release?: Release;
  token?: string | undefined;
}

async function refreshTokens(call: Call, { tokens, exchange }: SendSettings, rejected?: RejectedToken): Promise<void> {
  try {
    await withTimeout(call, () => tokens.refresh(exchange, rejected?.token));
  } catch (cause) {
    const isLimited = cause instanceof CrewkitError && cause.code === "rate_limited";
    throw toCrewkitError(cause, call, isLimited ? "rate_limited" : "auth");
  }
}

/** @throws {CrewkitError} if there is no token, or only the rejected one. */
async function readToken(
  call: Call,
  { tokens, needsToken }: SendSettings,
  rejected: RejectedToken | undefined,
): Promise<string | undefined> {
  let token: string | undefined;
  try {
    token = await tokens.read();
  } catch (cause) {
    throw toCrewkitError(cause, call, "auth");
  }
  if (rejected && (!token || token === rejected.token)) throw rejected.error;
  if (!token && needsToken && !readHeaders(call.options.headers).authorization)
    throw new CrewkitError(
      "No token: pass token or set CREWKIT_TOKEN. If a middleware adds a token, pass token: null",
      {
        code: "auth",
        operation: call.operation,
      },
    );
  return token;
}

async function sendAttempt(
  call: Call,
  settings: SendSettings,
  attempt: Attempt,
  rejected: RejectedToken | undefined,
  signal: AbortSignal,
): Promise<ApiResponse> {
  const { transport, headers, log } = settings;
  attempt.token = call.isPublic ? undefined : await readToken(call, settings, rejected);
  // The token can arrive after a timeout.
  signal.throwIfAborted();
  let sent = createRequest(call, { baseUrl: transport.baseUrl, headers, signal, ...attempt });
  const onSend = (request: CrewkitRequest) => {
    sent = request;
  };
  const response = await toNetworkError(call, transport.fetch(sent, onSend));
  attempt.release?.(response);
  if (!signal.aborted) log?.response(call, response, attempt.number);
  if (!response || response.bodyUsed)
    throw toCrewkitError(
      "A middleware or fetch returned no response, or has read its body. Use response.clone() to read it",
      call,
      "invalid_response",
    );
  return readApiResponse(call, response, await toNetworkError(call, response.text()), sent);
}

async function toNetworkError<Value>(call: Call, promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (cause) {
    throw toCrewkitError(cause, call, "network");
  }
}

async function waitForRetry(
  error: CrewkitError,
  call: Call,
  { options, notify }: SendSettings,
  counts: RetryCounts,
  attempt: number,
): Promise<void> {
  const {
    retries = options.retries,
    rateLimitRetries = options.rateLimitRetries,
    shouldRetry = options.shouldRetry,
  } = call.options;
  const retryOptions = { retries, rateLimitRetries, shouldRetry, whenExhausted: options.whenExhausted };
  const delay = isRetried(error, call, retryOptions, counts, attempt) ? retryDelay(error, attempt) : undefined;
  // The call would time out before the retry.
  if (delay === undefined || performance.now() + delay > call.deadline) throw error;
  counts[error.status === 429 ? "rateLimit" : "other"]++;
  notify({ type: "retry", operation: call.operation, attempt, milliseconds: delay, error });
  await sleep(delay, call.options.signal);
}
