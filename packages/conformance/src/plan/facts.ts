import type { Operation } from "@crewkit/openapi";

/** The status code of each kind of error. Errors without a status code are not tested. */
export interface ErrorStatuses {
  /** The body is not valid JSON: `malformed: 400` */
  malformed?: number;
  /** The Content-Type is missing, or the operation does not accept it: `mediaType: 415` */
  mediaType?: number;
  /** The body violates the contract's schema: `body: 422` */
  body?: number;
  /** Another resource has the same value in a unique field. Defaults to the status of `body`: `taken: 409` */
  taken?: number;
  /** The path has no such method. A 405 needs an `Allow` header (RFC 9110, section 15.5.6): `method: 405` */
  method?: number;
  /** A query parameter is missing or violates its schema: `query: 400` */
  query?: number;
  /** A query parameter that is not an array is repeated: `repeated: 400` */
  repeated?: number;
  /** A header is missing or violates its schema: `header: 400` */
  header?: number;
  /** The id does not exist: `path: 404` */
  path?: number;
  /** Replaces `path` for some ids. In `precedence`, these ids are `unknown`: `unknown: { "/accounts/{}": 403 }` */
  unknown?: Record<string, number | undefined>;
  /** The id violates its schema: `malformedPath: 400` */
  malformedPath?: number;
  /** The path has invalid percent-encoding (`%zz`): `undecodable: 400` */
  undecodable?: number;
  /** The token is missing, invalid or revoked: `token: 401` */
  token?: number;
  /** The actor is below the required level: `permission: 403` */
  permission?: number;
  /** The resource belongs to another user, by longest path prefix: `outsider: { "/accounts/{}": 404 }` */
  outsider?: Record<string, number | undefined>;
  /** The rate limit is exceeded: `limit: 429` */
  limit?: number;
}

export interface ErrorDetails {
  /** JSON pointer to an object whose keys are the names, or to an array: `pointer: "/errors"` */
  pointer: string;
  /** JSON pointer to the name in an item of an array of objects (RFC 9457): `item: "/pointer"` */
  item?: string;
  /** The name of a field or parameter for its path, such as `["tags", "0"]`: `name: (path) => path.join(".")` */
  name(path: readonly string[], location: ErrorField["in"]): string;
}

/** The field or parameter with an error. */
export interface ErrorField {
  in: "body" | "query" | "header" | "path";
  path: readonly string[];
}

/** Pagination by page number. The pointers are JSON pointers (RFC 6901) into the response body. */
export interface Paging {
  /** The query parameter of the page, from 1: `page: "page"` */
  page: string;
  /** The query parameter of the page size: `size: "per_page"` */
  size: string;
  /** Pointer to the list of items: `items: "/data"` */
  items: string;
  /** Pointer to the number of items on all pages: `totalItems: "/meta/total_count"` */
  totalItems: string;
  /** Pointer to the number of pages: `totalPages: "/meta/total_pages"` */
  totalPages: string;
  /** Pointer to the number of the page: `currentPage: "/meta/current_page"` */
  currentPage: string;
}

/** Changes to the contract's example request. */
export interface RequestOverrides {
  /** The caller, an actor or the outsider: `as: "reader"` */
  as?: string;
  /** Replaces the actor's token. Null sends none: `token: null` */
  token?: string | null;
  /** The ids, by path parameter: `path: { shelf: "poetry" }` */
  path?: Record<string, string>;
  /** Added to the required query parameters: `query: { floor: 2 }` */
  query?: Record<string, unknown>;
  /** Added to the required headers: `headers: { "Accept-Language": "de" }` */
  headers?: Record<string, string>;
  /** Replaces the whole body: `body: { title: "Emma" }` */
  body?: unknown;
  /** Only for `errors`: expected values of the response, by JSON pointer: `expected: { "/code": "lent" }` */
  expected?: Record<string, ExpectedField>;
}

/** A value, or a function that returns the value. If the function returns undefined, any value is accepted. */
export type ExpectedField =
  | string
  | number
  | boolean
  | null
  | ((responseBody: unknown, requestBody: unknown) => unknown);

/** An operation that checks whether a value is available. */
export interface AvailabilityRule {
  /** The query parameter with the value: `parameter: "slug"` */
  parameter: string;
  /** JSON pointer to the result, true if the value is available and false if it is taken: `pointer: "/available"` */
  pointer: string;
  /** The operation that creates resources with such values: `create: "createShelf"` */
  create: string;
  /** The field of its body: `field: "slug"` */
  field: string;
}

export interface LimitRule {
  /** The name of the limit in reports: `scope: "address"` */
  scope: string;
  /** The number of requests per window: `requests: 60` */
  requests: number;
  /** The length of the window: `seconds: 60` */
  seconds: number;
  /** A cheap operation without side effects, called to exhaust the limit: `operation: "getHealth"` */
  operation: string;
  /** Returns true if the requests of an operation count: `counts: ({ path }) => path.startsWith("/admin/")` */
  counts?(operation: Operation): boolean;
  /** Requests that also count: a rejected one, or one of another actor. Skipped if the actor has no token. */
  otherRequests?: LimitedRequest[];
  /** Requests whose responses report the limit of another scope, such as a request without a token. */
  otherLimits?: (LimitedRequest & { scope: string })[];
}

export interface LimitedRequest {
  /** The operationId: `operation: "getAccount"` */
  operation: string;
  /** Changes to the successful request: `overrides: { token: null }` */
  overrides: RequestOverrides;
}
