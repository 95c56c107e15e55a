import type { RateLimit } from "./rate-limit.ts";

/**
 * - `api_error`: the API returned an error. See `status`, `reason` and `details`.
 * - `invalid_response`: the response is HTML, a redirect, or has an empty, truncated or unexpected body. See `body`.
 * - `network`: the connection failed. See `cause`.
 * - `timeout`: the call took longer than its `timeout`, or its last attempt longer than its `attemptTimeout`.
 * - `aborted`: the call's `signal` was aborted.
 * - `rate_limited`: the rate limit is exceeded, and the call cannot wait for it to reset.
 * - `auth`: there is no token, or the token store, token function or token refresh failed. If `status` is 401, sign in again.
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
  status?: number | undefined;
  details?: Details | undefined;
  requestId?: string | undefined;
  rateLimit?: RateLimit | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
  response?: Response | undefined;
  body?: string | undefined;
}

/** Validation messages by field: `{ slug: ["has already been taken"] }`. */
export type Details = Readonly<Record<string, readonly string[]>>;

/**
 * The error of a failed call. Its message is one line: `reason (operation, status, request ID)`. The status and the request
 * ID are omitted if unknown. Its stack begins at the call. No output of the error contains a token from the request.
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
  /** Seconds until the next attempt can succeed: the time in `Retry-After`, or until an exceeded rate limit resets. */
  declare readonly retryAfter?: number | undefined;
  // Private, so that logs contain neither the URL, which can contain a token, nor a long body.
  readonly #response: Response | undefined;
  readonly #body: string | undefined;

  constructor(reason: string, fields: CrewkitErrorFields) {
    const { code, operation, status = 0, details, requestId, rateLimit, retryAfter } = fields;
    const context = [operation, status, requestId].filter(Boolean).join(", ");
    super(`${reason} (${context})`.replace(/[\s\p{C}]+/gu, " "), fields);
    this.name = "CrewkitError";
    const own = { code, operation, reason, status, details, requestId, rateLimit, retryAfter };
    // Logs print undefined properties, so omit them.
    for (const [name, value] of Object.entries(own)) if (value !== undefined) Object.assign(this, { [name]: value });
    this.#response = fields.response;
    this.#body = fields.body;
  }

  /** Its body has already been read. */
  get response(): Response | undefined {
    return this.#response;
  }

  /** The text of the response, for example the HTML of a proxy. Tokens of the request are replaced by `…`. */
  get body(): string | undefined {
    return this.#body;
  }

  /** Checks the type and, if passed, the status. Unlike `instanceof`, works across copies of the package. */
  static is<Status extends number = number>(error: unknown, status?: Status): error is CrewkitError<Status> {
    const { name, status: actual }: Partial<CrewkitError> = Object(error);
    return name === "CrewkitError" && actual === (status ?? actual);
  }
}

/** What an error needs to know of a call. */
interface FailedCall {
  operation: string;
  options?: { signal?: AbortSignal | undefined } | undefined;
}

/**
 * Returns the error that a call rejects with. A CrewkitError of the call stays the same.
 *
 * @param code used unless the caller aborted the call.
 */
export function toCrewkitError(
  cause: unknown,
  { operation, options }: FailedCall,
  code: CrewkitErrorCode,
): CrewkitError {
  const signal = options?.signal;
  // The reason of a signal can also be a CrewkitError.
  const known = cause instanceof CrewkitError && cause !== signal?.reason ? cause : undefined;
  if (known?.operation === operation) return known;
  // Keeps the response of a failed token refresh.
  const { requestId, rateLimit, retryAfter, response, body } = known ?? {};
  const fields = { status: response?.status, requestId, rateLimit, retryAfter, response, body, operation, cause };
  return new CrewkitError(reasonOf(cause), { ...fields, code: signal?.aborted ? "aborted" : code });
}

/** Anything can be thrown. Of "fetch failed", the cause has the details: "connect ECONNREFUSED …". */
function reasonOf(thrown: unknown): string {
  const { reason, message, cause }: { reason?: unknown; message?: unknown; cause?: unknown } = Object(thrown);
  const details: { message?: unknown; code?: unknown } = message === "fetch failed" ? Object(cause) : {};
  const text = reason || details.message || details.code || message;
  if (text) return String(text);
  return typeof thrown === "object" && thrown !== null ? "Unknown error" : String(thrown);
}
