export interface ErrorDetails {
  /**
   * JSON pointer to an object whose keys are the names, or to an array.
   *
   * @example
   * pointer: "/errors"
   */
  pointer: string;
  /**
   * JSON pointer to the name in an item of an array of objects: `/pointer` in RFC 9457.
   *
   * @example
   * item: "/pointer"
   */
  item?: string;
  /**
   * Returns the name of a field or parameter for its path, such as `["tags", "0"]`. An error in an item may also name the
   * array.
   *
   * @example
   * name: (path, location) => (location === "body" ? `/${path.join("/")}` : path.join("."))
   */
  name(path: readonly string[], location: ErrorField["in"]): string;
}

/** The field or parameter with an error. */
export interface ErrorField {
  in: "body" | "query" | "header" | "path";
  path: readonly string[];
}

/** The status code of each kind of error. Errors without a status code are not tested. */
export interface ErrorStatuses {
  /**
   * The body is not valid JSON.
   *
   * @example
   * malformed: 400
   */
  malformed?: number;
  /**
   * The Content-Type is missing, or the operation does not accept it.
   *
   * @example
   * mediaType: 415
   */
  mediaType?: number;
  /**
   * The body violates the contract's schema.
   *
   * @example
   * body: 422
   */
  body?: number;
  /**
   * Another resource has the same value in a unique field. Defaults to `body`.
   *
   * @example
   * taken: 409
   */
  taken?: number;
  /**
   * The path has no such method. With 405, the response needs an `Allow` header (RFC 9110, section 15.5.6).
   *
   * @example
   * method: 405
   */
  method?: number;
  /**
   * A query parameter is missing or violates its schema.
   *
   * @example
   * query: 400
   */
  query?: number;
  /**
   * A query parameter that is not an array is repeated.
   *
   * @example
   * repeated: 400
   */
  repeated?: number;
  /**
   * A header is missing or violates its schema.
   *
   * @example
   * header: 400
   */
  header?: number;
  /**
   * The id does not exist.
   *
   * @example
   * path: 404
   */
  path?: number;
  /**
   * Replaces `path` for some ids. The keys are paths up to the id, with `{}` for each id. Use it if the API hides which ids
   * exist, or if it validates these ids before others. In `precedence`, these ids are `unknown`.
   *
   * @example
   * errorStatuses: { path: 404, unknown: { "/accounts/{}": 403 }, outsider: { "/accounts/{}": 403 } }
   */
  unknown?: Record<string, number | undefined>;
  /**
   * The id violates its schema.
   *
   * @example
   * malformedPath: 400
   */
  malformedPath?: number;
  /**
   * The path has invalid percent-encoding (`%zz`).
   *
   * @example
   * undecodable: 400
   */
  undecodable?: number;
  /**
   * The token is missing, invalid or revoked.
   *
   * @example
   * token: 401
   */
  token?: number;
  /**
   * The actor is below the required level.
   *
   * @example
   * permission: 403
   */
  permission?: number;
  /**
   * The resource belongs to another user. The keys are path prefixes, with `{}` for each id. The longest matching prefix
   * applies.
   *
   * @example
   * outsider: { "/accounts/{}": 404 }
   */
  outsider?: Record<string, number | undefined>;
  /**
   * The rate limit is exceeded.
   *
   * @example
   * limit: 429
   */
  limit?: number;
}
