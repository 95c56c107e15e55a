import type { CrewkitError } from "./errors.ts";

/** A request before the base URL and the token are added. */
export interface PreparedRequest {
  operation: string;
  method: string;
  /** Includes the query. */
  path: string;
  /** The query as the caller passed it. */
  query?: object | undefined;
  body: string | null;
  /**
   * The key of the response body to return, `object` for the whole body, `text` for its text, `data or null` for data that can
   * be null, or `data and meta` for a page of a list.
   */
  returns: string;
  /** `true` if the operation does not require a token. */
  isPublic?: boolean | undefined;
  options: CallOptions;
}

/** The signal and the deadline of a call. */
export interface CallTimer extends Pick<PreparedRequest, "operation" | "options"> {
  /** The end of the timeout by `performance.now()`, which no clock change affects. */
  deadline: number;
  /** The reason of the error after a timeout. Defaults to `Timed out`. */
  reason?: string;
}

/** A request with its deadline. */
export interface Call extends PreparedRequest, CallTimer {}

/** Options that default to the client's. */
export interface CallOptions {
  /** Aborts the call, even while it waits for a rate limit or a retry. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, including waits and retries. 0 disables the timeout. */
  timeout?: number | undefined;
  /**
   * Milliseconds for each attempt, from getting the token to the end of the response. Does not include waiting for a rate
   * limit. 0 disables the timeout. Defaults to 60,000.
   */
  attemptTimeout?: number | undefined;
  /**
   * Maximum number of retries of a GET or DELETE after a network error, an attempt that timed out, or a 5xx. Defaults
   * to 2.
   */
  retries?: number | undefined;
  /** Maximum number of retries of any request after a 429. Defaults to 10. */
  rateLimitRetries?: number | undefined;
  /**
   * Decides whether a failed attempt is retried, within `retries` and `rateLimitRetries`. Returns undefined for the client's own
   * decision. It is not asked after a token refresh failed or the caller aborted the call.
   */
  shouldRetry?: ((error: CrewkitError, attempt: number) => boolean | undefined) | undefined;
  /** Additional headers, which override the client's own. */
  headers?: RequestHeaders | undefined;
  /** Additional options of `fetch`, such as `cache`, `keepalive`, or undici's `dispatcher`. */
  fetchOptions?: FetchOptions | undefined;
}

/** The options of `fetch` that the client does not set. */
export interface FetchOptions {
  [name: string]: unknown;
  method?: never;
  headers?: never;
  body?: never;
  signal?: never;
  redirect?: never;
}

export type RequestHeaders = Record<string, string> | Headers;

/** The options of `fetch`. Middleware can change them. */
export interface CrewkitRequest {
  /** The operationId. */
  readonly operation: string;
  /** Starts at 1, and counts retries. */
  readonly attempt: number;
  url: string;
  method: string;
  /** Names are lowercase. */
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal;
  /** Redirects are errors, because following a redirect would turn a POST into a GET. */
  redirect: "manual";
}

export type Fetch = (url: string, request: CrewkitRequest) => Promise<Response>;

export type Next = (request: CrewkitRequest) => Promise<Response>;

/**
 * Wraps each request, including retries. To read a response body, use `response.clone()`.
 *
 * An error that a middleware throws is handled like a network error. A CrewkitError with the request's operation is
 * handled like the client's own errors with the same `code`, so `invalid_request` ends the call.
 *
 * @example
 * crewkit.use(async (request, next) => {
 *   const response = await next(request);
 *   console.log(request.operation, response.status);
 *   return response;
 * });
 */
export type Middleware = (request: CrewkitRequest, next: Next) => Promise<Response>;

interface Attempt {
  baseUrl: string;
  /** Sent with every request. Names are lowercase. */
  headers: Readonly<Record<string, string>>;
  token?: string | undefined;
  /** Starts at 1. */
  number: number;
  signal: AbortSignal;
}

/** @throws {TypeError} if the token or a header contains invalid characters. */
export function createRequest(
  { operation, method, path, body, options }: PreparedRequest,
  { baseUrl, headers: connectionHeaders, token, number, signal }: Attempt,
): CrewkitRequest {
  // The platform's error would quote the header value, including the token.
  if (token && !/^[!-~]+$/.test(token)) throw new TypeError("The token contains invalid characters");
  const headers: Record<string, string> = { accept: "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  Object.assign(headers, connectionHeaders, options.headers && readHeaders(options.headers));
  const url = baseUrl + path;
  return {
    ...options.fetchOptions,
    operation,
    attempt: number,
    url,
    method,
    headers,
    body,
    signal,
    redirect: "manual",
  };
}

/**
 * Returns the headers with lowercase names.
 *
 * @throws {TypeError} if a name or value contains invalid characters. The message does not quote the value.
 */
export function readHeaders(headers: RequestHeaders = {}): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers)) {
    try {
      Object.assign(read, Object.fromEntries(new Headers([[name, value]])));
    } catch {
      throw new TypeError(`The header ${JSON.stringify(name)} contains invalid characters`);
    }
  }
  return read;
}
