/** Writes the calls of an operation. */
export interface RequestBuilder<Values extends unknown[]> {
  /** The operationId. */
  operation: string;
  /** @throws {TypeError} if the values make no call. */
  build(...values: Values): PreparedRequest;
}

/** A call, ready to be sent. */
export interface PreparedRequest {
  /** The operationId. */
  operation: string;
  method: string;
  /** With the query, without the base URL. */
  path: string;
  body: string | null;
  /** Where in the body the answer stands; or that it is the `whole` of it, or the whole of a `page`. */
  returns: string;
  /** Whether it needs no token. */
  isPublic?: boolean | undefined;
  options: CallOptions;
  /** What else `fetch` is to be told. */
  fetchOptions?: object | undefined;
}

/** What a call may say of its own. */
export interface CallOptions {
  /** Ends the call, wherever it stands: waiting for a limit, sending or reading. */
  signal?: AbortSignal | undefined;
  /** For the call as a whole, its waits and repetitions too, in milliseconds; 0 for none. Default: the connection's. */
  timeout?: number | undefined;
  /** How often to repeat what is safe to repeat. Default: the connection's. */
  retries?: number | undefined;
  /** Further headers. */
  headers?: Record<string, string> | undefined;
}

/** A request, as `fetch` takes it. A middleware may change it. */
export interface CrewkitRequest {
  /** The operationId. */
  readonly operation: string;
  /** How often this call has been sent, this time included. */
  readonly attempt: number;
  url: string;
  method: string;
  /** By names in lower case. */
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal | null;
  /** To follow one would turn a POST into a GET, so redirects are told as errors. */
  redirect: "manual";
}

/** What sends a request, such as the platform's `fetch`. */
export type Fetch = (url: string, request: CrewkitRequest) => Promise<Response>;

/** Passes a request on. */
export type Next = (request: CrewkitRequest) => Promise<Response>;

/**
 * Stands around each request, repetitions too: sees it, passes it on with `next`, and sees the response. A body can be
 * read once, and the client reads it: if you need it, read that of `response.clone()`.
 *
 * What it throws ends the call as a failed `fetch` does: told as `network` with what it threw as the cause, and repeated
 * where that is safe. A CrewkitError with the request's operation ends the call at once, as it is.
 *
 * @example
 * crewkit.use(async (request, next) => {
 *   const response = await next(request);
 *   console.log(request.operation, response.status);
 *   return response;
 * });
 */
export type Middleware = (request: CrewkitRequest, next: Next) => Promise<Response>;

/** Makes a call's request. */
export function createRequest(
  { operation, method, path, body, options, fetchOptions }: PreparedRequest,
  { baseUrl }: { baseUrl: string },
  attempt: number,
  token = "",
  signal: AbortSignal | null = null,
): CrewkitRequest {
  const headers: Record<string, string> = { accept: "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = "application/json";
  for (const name in options.headers) headers[name.toLowerCase()] = options.headers[name] ?? "";
  // What the platform says of a broken header quotes it, and a token must stand in no message.
  if (/[^!-~]/.test(token)) throw new TypeError("no header can carry the token");
  for (const name in options.headers)
    if (/[^\t -~\x80-\xff]/.test(options.headers[name] ?? "")) throw new TypeError(`no header can carry ${name}`);
  return {
    ...fetchOptions,
    operation,
    attempt,
    url: baseUrl + path,
    method,
    headers,
    body,
    signal,
    redirect: "manual",
  };
}
