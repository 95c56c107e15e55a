/** What a {@link CrewkitError} is made of. */
export interface CrewkitErrorFields {
  status: number;
  method: string;
  url: string;
  details?: Record<string, string[]> | undefined;
  headers?: Headers | undefined;
  cause?: unknown;
}

/**
 * The one error of this client: the API refused, or there was no answer that makes sense.
 *
 * @example
 * try {
 *   await http.POST("/{org_id}/projects", { params: { path: { org_id } }, body: { name, slug } });
 * } catch (error) {
 *   if (error instanceof CrewkitError && error.status === 422) console.log(error.details?.slug);
 * }
 */
export class CrewkitError extends Error {
  override readonly name = "CrewkitError";
  /** The HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What the API said, and nothing else: `Not found`, or a code such as `authorization_pending`. */
  readonly reason: string;
  /** The messages for each field that was refused; undefined where fields were not the cause. */
  readonly details: Record<string, string[]> | undefined;
  /** The headers of the answer, such as `X-RateLimit-Reset`; undefined where none came. */
  readonly headers: Headers | undefined;
  readonly method: string;
  readonly url: string;

  constructor(reason: string, { status, method, url, details, headers, cause }: CrewkitErrorFields) {
    super(`${reason} (${method} ${url}${status ? ` answered ${status}` : ""})`, { cause });
    this.reason = reason;
    this.status = status;
    this.headers = headers;
    this.details = details;
    this.method = method;
    this.url = url;
  }
}
