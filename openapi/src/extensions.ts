/** The specification extensions at the root of the contract. */
export interface RootExtensions {
  "x-rate-limits"?: RateLimits;
  /** The maximum size of a request body, in bytes. */
  "x-max-body-bytes"?: number;
}

/** The specification extensions of an operation. {@link import("./operations.ts").Operation} has their values. */
export interface OperationExtensions {
  "x-permission"?: string | RecordPermission | PlatformPermission;
  "x-scope"?: string;
  "x-credential"?: string;
  "x-invalid-state"?: string;
  "x-consequence"?: string;
  "x-read-only"?: true;
  "x-order"?: ListOrder;
}

/**
 * `x-order`: the keys that sort a list, the most significant first. A key is a JSON pointer in an item, after a `-` for
 * descending order. Strings are sorted by Unicode code points, and null comes last in ascending order. `enum` is a pointer to a
 * field that is sorted by the position of its value in its enum.
 */
export type ListOrder = (string | { enum: string })[];

/** `x-permission` of an operation that requires a higher level for records of other users. */
export interface RecordPermission {
  /** A noun for the record, such as `session`. */
  record: string;
  /** The lowest permission level that can call the operation for the caller's own record. */
  own: string;
  /** The lowest permission level that can call it for records of other users. */
  others: string;
}

/** `x-permission` of an operation that members of any organization can use for crewkit's own resources or playbooks. */
interface PlatformPermission {
  /** The lowest permission level in the organization that owns the object. */
  level: string;
  /** The lowest permission level, in any organization, if crewkit owns the object. */
  platform: string;
}

/** The specification extensions of a parameter. */
export interface ParameterExtensions {
  "x-scope"?: string;
  "x-filter"?: ParameterFilter;
}

/**
 * `x-filter`: how a query parameter filters a list, if not by the field with its name. Fields are JSON pointers in an item. A
 * pointer that continues after an ID, such as `/repository_id/slug`, leads to the object that `getRepository` returns.
 *
 * - a field: it has the value of the parameter or, if both are lists, one of its values.
 * - `equals`: if the boolean parameter is true, the field has the value in a response, such as `getCurrentUser#/user/id`.
 * - `search`: each word of the value is in one of the fields.
 * - `false`: the parameter is not a filter.
 */
export type ParameterFilter = string | { field: string; equals: string } | { search: string[] } | false;

/** `x-rate-limits`: the rate limits, and the headers that report them in every response. */
export interface RateLimits {
  /** Header names by role. */
  headers: Record<string, string>;
  /** The headers report the first limit that applies to a request, or the limit that was exceeded. */
  limits: RateLimit[];
}

/** The number of requests per time window in seconds. A window starts with its first request. */
export interface RateLimit {
  /** What the limit applies to, such as `organization` or `address`. */
  scope: string;
  /**
   * The limit only applies to paths that start with this prefix, separately for each value of its parameter:
   * `/{org_id}/`. It only counts requests of members.
   */
  path_prefix?: string;
  requests: number;
  seconds: number;
}
