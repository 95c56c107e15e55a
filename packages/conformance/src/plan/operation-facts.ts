import type { ErrorStatuses } from "./error-facts.ts";

/** Changes to the contract's example request. */
export interface RequestOverrides {
  /**
   * The caller: an actor or the outsider.
   *
   * @example
   * as: "reader"
   */
  as?: string;
  /**
   * Replaces the actor's token. Null sends none.
   *
   * @example
   * token: null
   */
  token?: string | null;
  /**
   * The ids, by path parameter.
   *
   * @example
   * path: { shelf: "poetry" }
   */
  path?: Record<string, string>;
  /**
   * Added to the required query parameters.
   *
   * @example
   * query: { floor: 2 }
   */
  query?: Record<string, unknown>;
  /**
   * Added to the required headers.
   *
   * @example
   * headers: { "Accept-Language": "de" }
   */
  headers?: Record<string, string>;
  /**
   * Replaces the whole body.
   *
   * @example
   * body: { title: "Emma" }
   */
  body?: unknown;
  /**
   * Only for `errors`: expected values of the error response, by JSON pointer (RFC 6901), such as its code.
   *
   * @example
   * expected: { "/code": "book_already_lent" }
   */
  expected?: Record<string, ExpectedField>;
}

/** A value, or a function that returns the value. If the function returns undefined, any value is accepted. */
export type ExpectedField =
  | string
  | number
  | boolean
  | null
  | ((responseBody: unknown, requestBody: unknown) => unknown);

export interface OperationFacts {
  /**
   * Body fields or parameters whose values depend on the state, such as the id of an existing resource, a status that only
   * some states allow, or a date that must be after another field. Requests keep the values of the plan, or of the
   * contract's example.
   *
   * @example
   * notGenerated: ["author_id", "due_on"]
   */
  notGenerated?: readonly string[];
  /**
   * Optional body fields that the successful request needs because of the API's state.
   *
   * @example
   * needed: ["branch"]
   */
  needed?: readonly string[];
  /**
   * Body fields whose value only one resource can have. Without a `success` request, each request has a new value.
   *
   * @example
   * unique: ["slug"]
   */
  unique?: readonly string[];
  /**
   * Equivalent spellings of a body field or query parameter.
   *
   * @example
   * spellings: { email: (email) => [email.toUpperCase()] }
   */
  spellings?: Record<string, (value: string) => readonly string[]>;
  /**
   * Expected values of a successful response, by JSON pointer (RFC 6901).
   *
   * @example
   * expected: { "/data/status": "draft" }
   */
  expected?: Record<string, ExpectedField>;
  /**
   * True if a second request has no further effect (RFC 9110, section 9.2.2).
   *
   * @example
   * idempotent: true
   */
  idempotent?: boolean;
  /**
   * Body fields that the response does not return as sent.
   *
   * @example
   * normalized: ["url"]
   */
  normalized?: readonly string[];
  /**
   * Response fields that an update changes without sending them, such as a status.
   *
   * @example
   * updated: ["status"]
   */
  updated?: readonly string[];
  /**
   * Replaces the precedence of the API.
   *
   * @example
   * precedence: ["token", "body"]
   */
  precedence?: readonly (keyof ErrorStatuses)[];
  /**
   * True if created child resources remain when their parent is deleted.
   *
   * @example
   * outlivesParent: true
   */
  outlivesParent?: boolean;
  /**
   * True if a request other than a GET has no side effects, so that a read-only run may send it.
   *
   * @example
   * readOnly: true
   */
  readOnly?: boolean;
  /**
   * The reason why a documented status cannot be tested, by status.
   *
   * @example
   * unreachable: { 503: "Returned only during maintenance." }
   */
  unreachable?: Record<number, string>;
}
