import { type RateLimit, readRateLimit } from "../rate-limit.ts";

/**
 * Why a call failed:
 *
 * - `refused`: the API answered an error: `status`, `reason` (its words) and `details` (by field) say which.
 * - `unreadable`: something answered, and not as the API: HTML, nothing, half a body, a redirect.
 * - `network`: no answer came, or it broke off; `cause` says more.
 * - `timeout`: the call's `timeout` was over.
 * - `aborted`: the call's `signal` was aborted.
 * - `limit`: a rate limit is spent, and the call may not wait for it, or not so long.
 * - `token`: no token: the store or your function failed, or a refresh did (`status` 401: sign in again).
 * - `invalid`: the call is wrong, such as an id that is no UUID; nothing was sent.
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

/** What a {@link CrewkitError} is made of. */
export interface CrewkitErrorFields {
  code: CrewkitErrorCode;
  operation: string;
  status?: number;
  details?: Details | undefined;
  cause?: unknown;
}

/** The messages for each field that was refused: `{ slug: ["has already been taken"] }`. */
export type Details = Readonly<Record<string, readonly string[]>>;

/**
 * Why a call failed. Its message is one line for a log: `code: reason (operation, status, request id)`, the last two
 * where an answer came. No token that the call carried stands in it, nor in what `inspect` or JSON shows.
 *
 * @example
 * if (CrewkitError.is(error, 422)) console.log(error.details);
 */
export class CrewkitError<Status extends number = number> extends Error {
  /** Why the call failed, for a program. */
  declare readonly code: CrewkitErrorCode;
  /** The HTTP status; 0 where no answer came. */
  declare readonly status: Status;
  /** The operationId, such as `createProject`; in `/http` method and path, such as `POST /{org_id}/projects`. */
  declare readonly operation: string;
  /**
   * What the API said, and nothing else: `Not found`, or a code such as `authorization_pending`. Where it said nothing,
   * what the platform did, or whoever ended the call.
   */
  declare readonly reason: string;
  /** The messages for each field that was refused; undefined where fields were not the cause. */
  declare readonly details?: Details | undefined;
  /** The answer's `X-Request-Id`, for a support request; undefined where there is none. */
  declare readonly requestId?: string | undefined;
  /** Where the rate limit stood when the API answered; undefined where it didn't. */
  declare readonly rateLimit?: RateLimit | undefined;
  // Private, so that a log does not show its URL, which can hold an invitation's token.
  readonly #response: Response | undefined;

  constructor(reason: string, fields: CrewkitErrorFields, response?: Response) {
    const status = fields.status ?? response?.status ?? 0;
    const requestId = response?.headers.get("x-request-id") || undefined;
    const context = [fields.operation, status, requestId].filter(Boolean).join(", ");
    // On one line, whatever a server or a platform said.
    super(`${reason} (${context})`.replace(/[\s\p{C}]+/gu, " "), fields);
    const all = {
      name: "CrewkitError",
      reason,
      status,
      requestId,
      rateLimit: readRateLimit(response),
      ...fields,
      cause: undefined,
    };
    // A log shows nothing of what there is not, and nor does JSON.
    Object.assign(this, JSON.parse(JSON.stringify(all)));
    this.#response = response;
  }

  /** The answer itself, its body read; undefined where none came. */
  get response(): Response | undefined {
    return this.#response;
  }

  /**
   * Whether something is a CrewkitError, of this status if one is given. Knows those of another copy of the package too,
   * which `instanceof` does not.
   */
  static is<Status extends number = number>(error: unknown, status?: Status): error is CrewkitError<Status> {
    const { name, status: actual }: Partial<CrewkitError> = Object(error);
    return name === "CrewkitError" && actual === (status ?? actual);
  }
}
