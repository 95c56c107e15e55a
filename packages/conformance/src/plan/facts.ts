import type { Contract, Operation } from "@crewkit/openapi";

/** The declarative part of a plan. */
export interface ApiFacts {
  name: string;
  /** Users, from most to least privileged. `--token` belongs to the first. */
  actors: readonly string[];
  /** A user without access to the actors' resources. */
  outsider?: string;
  /**
   * Returns the headers that authenticate a user. Names of API keys that the contract puts `in: query` are query parameters.
   *
   * @example
   * authorize: (token) => ({ Authorization: `Bearer ${token}` })
   */
  authorize(token: string): Record<string, string>;
  /**
   * The least privileged actor that may call each operation, or a list of all actors that may. Operations without an entry
   * require no level.
   *
   * @example
   * permission: { deleteShelf: "librarian", lendBook: ["librarian", "clerk"] }
   */
  permission?: PermissionRule;
  errorStatuses: ErrorStatuses;
  /** Validation order: of two errors, the one listed first is reported. */
  precedence?: readonly (keyof ErrorStatuses)[];
  errorDetails?: ErrorDetails;
  /** True if each GET path also supports HEAD (RFC 9110, section 9.3.2). Otherwise, HEAD may be rejected. */
  head?: boolean;
  paging?: Paging;
  /** Rate limit headers: allowed requests, remaining requests, and the end of the window (Unix time in seconds). */
  limits?: { limit: string; remaining: string; reset: string; rules?(contract: Contract): LimitRule[] };
  /** By operationId, like `availability` and `operations`. */
  lists?: Record<string, ListFacts>;
  availability?: Record<string, AvailabilityRule>;
  /** Fields at any depth that change with every update, such as `updated_at`. */
  updatedFields?: readonly string[];
  /** Fields at any depth that change by themselves, such as the remaining time. */
  volatileFields?: readonly string[];
  /** By path pattern. */
  resourceTypes?: Record<string, ResourceTypeFacts>;
  operations?: Record<string, OperationFacts>;
}

type Permission = string | readonly string[] | undefined;

/** By operationId, or a function. */
export type PermissionRule = Record<string, Permission> | ((operation: Operation, contract: Contract) => Permission);

export interface ErrorDetails {
  /** JSON pointer to an object whose keys are the names, or to an array. */
  pointer: string;
  /** JSON pointer to the name in an item of an array of objects: `/pointer` in RFC 9457. */
  item?: string;
  /**
   * Returns the name of a field or parameter for its path, such as `["tags", "0"]`. An error in an item may also name the
   * array.
   *
   * @example
   * name: (path, location) => (location === "body" ? `/${path.join("/")}` : path.join("."))
   */
  name(path: readonly string[], location: ErrorField["in"]): string;
  /** The statuses whose responses name the field or parameter. Defaults to all. */
  statuses?: readonly number[];
}

/** The field or parameter with an error. */
export interface ErrorField {
  in: "body" | "query" | "header" | "path";
  path: readonly string[];
}

/** The status code of each kind of error. Errors without a status code are not tested. */
export interface ErrorStatuses {
  /** The body is not valid JSON. */
  malformed?: number;
  /** The Content-Type is missing or not one of the operation's. */
  mediaType?: number;
  /** The body violates the contract's schema. */
  body?: number;
  /** Another resource has the same value in a unique field. Defaults to `body`. */
  taken?: number;
  /** The path has no such method. With 405, the response needs an `Allow` header (RFC 9110, section 15.5.6). */
  method?: number;
  /** A query parameter is missing or violates its schema. */
  query?: number;
  /** A query parameter that is not an array is repeated. */
  repeated?: number;
  header?: number;
  /** The id does not exist. */
  path?: number;
  /**
   * Replaces `path` for some ids, by path up to the id, with `{}` for each id. Use it if the API hides which ids exist.
   *
   * @example
   * errorStatuses: { path: 404, unknown: { "/accounts/{}": 403 }, outsider: { "/accounts/{}": 403 } }
   */
  unknown?: Record<string, number | undefined>;
  malformedPath?: number;
  /** The path has invalid percent-encoding (`%zz`). */
  undecodable?: number;
  /** The token is missing, invalid or revoked. */
  token?: number;
  /** The actor is below the required level. */
  permission?: number;
  /** The resource belongs to another user. By path prefix, with `{}` for each id; the longest matching prefix wins. */
  outsider?: Record<string, number | undefined>;
  limit?: number;
}

/**
 * Pagination. Strings that start with a slash, and the empty string, are JSON pointers (RFC 6901) into the body; others
 * are response headers.
 */
export interface Paging {
  /** The query parameter of the page (from 1) or the offset (from 0). */
  page: string;
  kind: "page" | "offset";
  /** The query parameter of the page size. */
  size: string;
  items: string;
  totalItems?: string;
  totalPages?: string;
  currentPage?: string;
}

/** Replace parts of the contract's example request. */
export interface RequestOverrides {
  /** An actor or the outsider. */
  as?: string;
  /** Replaces the actor's token. Null sends none. */
  token?: string | null;
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A value, or a function that returns it. Undefined allows any value. */
export type ExpectedField =
  | string
  | number
  | boolean
  | null
  | ((responseBody: unknown, requestBody: unknown) => unknown);

export interface OperationFacts {
  /** Body fields or query parameters that refer to existing resources. */
  notGenerated?: readonly string[];
  /** Optional body fields without which the state rejects the successful request. */
  needed?: readonly string[];
  /** Body fields whose value only one resource can have. */
  unique?: readonly string[];
  /** Unique fields whose value stays taken after the resource is deleted. */
  reserved?: readonly string[];
  /** Equivalent spellings of a body field or query parameter. */
  spellings?: Record<string, (value: string) => readonly string[]>;
  /** Expected values of a successful response, by JSON pointer (RFC 6901). */
  expected?: Record<string, ExpectedField>;
  /** True if a second request has no further effect (RFC 9110, section 9.2.2). */
  idempotent?: boolean;
  /** Body fields that the response does not return as sent. */
  normalized?: readonly string[];
  /** Response fields that change in addition to those sent, such as a status. */
  updated?: readonly string[];
  precedence?: ApiFacts["precedence"];
  /** True if created child resources remain when their parent is deleted. */
  outlivesParent?: boolean;
  /** True if a request other than a GET has no side effects, so that a read-only run may send it. */
  readOnly?: boolean;
  /** The reason why a documented status cannot be tested, by status. */
  unreachable?: Record<number, string>;
}

export interface ListFacts {
  /**
   * JSON pointers (RFC 6901) into the items, most significant first, with a `-` for descending: `["-/started_at",
   * "/id"]`.
   */
  order?: readonly string[];
  /** True if every actor that may read the list sees the same items. */
  sameForAll?: boolean;
}

export interface ResourceTypeFacts {
  /** The item field with the id. Defaults to the name of the path parameter, or `id` if there is no such field. */
  id?: string;
  /**
   * True if a resource can belong to several parents at once, such as a member of teams.
   *
   * @example
   * resourceTypes: { "/teams/{}/members/{}": { shared: true } }
   */
  shared?: boolean;
}

export interface LimitRule {
  /** For reports: `address`. */
  scope: string;
  requests: number;
  seconds: number;
  /** A cheap operation without side effects, called to exhaust the limit. */
  operation: string;
  /** Defaults to all operations. */
  counts?(operation: Operation): boolean;
  /** A request that is rejected but still counts. */
  rejectedRequest?: LimitedRequest;
  /** A request of another actor, which also counts. Skipped if the actor has no token. */
  otherActorRequest?: LimitedRequest;
  /** Requests whose responses report the limit of another scope, such as a request without a token. */
  otherLimits?: (LimitedRequest & { scope: string })[];
}

export interface LimitedRequest {
  operation: string;
  overrides: RequestOverrides;
}

/** An operation that checks whether a value is available. */
export interface AvailabilityRule {
  parameter: string;
  /** JSON pointer (RFC 6901) to the result: true if the value is available, false if it is taken. */
  pointer: string;
  /** The operation that creates resources with such values, and its body field. */
  create: string;
  field: string;
}
