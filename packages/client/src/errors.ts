import { type RateLimit, readRateLimit, readRetryAfter } from "./rate-limit.ts";

/**
 * - `api_error`: the API returned an error. See `status`, `reason` and `details`.
 * - `invalid_response`: the response is HTML, a redirect, or has an empty, truncated or unexpected body.
 * - `network`: the connection failed. See `cause`.
 * - `timeout`: the call took longer than its `timeout`, or its last attempt longer than its `attemptTimeout`.
 * - `aborted`: the call's `signal` was aborted.
 * - `rate_limited`: the rate limit is exceeded, and the call cannot wait for it to reset.
 * - `auth`: the token store, token function or token refresh failed. If `status` is 401, sign in again.
 * - `invalid_request`: an argument is invalid. No request was sent.
 */
export type CrewkitErrorCode =
  | "api_error"
  | "invalid_response"
  | "network"
  | "timeout"
  | "aborted"
  | "rate_limited"
  | "auth"
  | "invalid_request";

export interface CrewkitErrorFields {
  code: CrewkitErrorCode;
  operation: string;
  status?: number;
  details?: Details | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Validation messages by field: `{ slug: ["has already been taken"] }`. */
export type Details = Readonly<Record<string, readonly string[]>>;

/**
 * The error of a failed call. Its message is one line: `reason (operation, status, request ID)`. The status and the request
 * ID are omitted if unknown. The message, `inspect` and JSON never contain a token from the request.
 *
 * @example
 * if (CrewkitError.is(error, 422)) console.log(error.details);
 */
export class CrewkitError<Status extends number = number> extends Error {
  declare readonly code: CrewkitErrorCode;
  /** 0 if there was no response. */
  declare readonly status: Status;
  /** The operationId. For `request` and `/http`, the method and path without IDs: `POST /{id}/projects`. */
  declare readonly operation: string;
  /** The `error` field of an error response, such as `Not found`. Otherwise, the message of the cause. */
  declare readonly reason: string;
  declare readonly details?: Details | undefined;
  /** The `X-Request-Id` header, if the deployment sends it. Include it in support requests. */
  declare readonly requestId?: string | undefined;
  declare readonly rateLimit?: RateLimit | undefined;
  /** Seconds until the next attempt can succeed, from the `Retry-After` header or the client's count of the rate limit. */
  declare readonly retryAfter?: number | undefined;
  // Private, so that logs do not contain the URL, which can contain a token.
  readonly #response: Response | undefined;

  constructor(reason: string, fields: CrewkitErrorFields, response?: Response) {
    const status = fields.status ?? response?.status ?? 0;
    const requestId = response?.headers.get("x-request-id") ?? undefined;
    const context = [fields.operation, status, requestId].filter(Boolean).join(", ");
    super(`${reason} (${context})`.replace(/[\s\p{C}]+/gu, " "), fields);
    const all = {
      name: "CrewkitError",
      reason,
      status,
      requestId,
      rateLimit: readRateLimit(response),
      retryAfter: readRetryAfter(response),
      ...fields,
      cause: undefined,
    };
    // Drops undefined fields from logs.
    Object.assign(this, JSON.parse(JSON.stringify(all)));
    this.#response = response;
  }

  /** The body has already been read. */
  get response(): Response | undefined {
    return this.#response;
  }

  /** Checks the type and, if passed, the status. Unlike `instanceof`, works across copies of the package. */
  static is<Status extends number = number>(error: unknown, status?: Status): error is CrewkitError<Status> {
    const { name, status: actual }: Partial<CrewkitError> = Object(error);
    return name === "CrewkitError" && actual === (status ?? actual);
  }
}

interface FailedCall {
  operation: string;
  code?: CrewkitErrorCode;
  options?: { signal?: AbortSignal | undefined };
}

/** @param call its code is used unless the caller aborted the call. */
export function toCrewkitError(
  cause: unknown,
  { operation, code = "invalid_request", options: { signal } = {} }: FailedCall,
): CrewkitError {
  // The reason of a signal can also be a CrewkitError.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Node's details ("connect ECONNREFUSED …") are in the cause.
  const { message = cause, cause: nested, reason = nested?.message || nested?.code || message } = Object(cause);
  // Keeps the status of a failed token refresh.
  return new CrewkitError(`${reason}`, { code: signal?.aborted ? "aborted" : code, operation, cause }, known?.response);
}
