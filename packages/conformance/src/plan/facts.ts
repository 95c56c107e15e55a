import type { Contract, Operation } from "@crewkit/openapi";

/** Facts about an API that its contract cannot express: the declarative part of a plan. */
export interface ApiFacts {
  /** Name of the API, for reports. */
  name: string;
  /** The users that send requests, from most to least privileged. `--token` belongs to the first. */
  actors: readonly string[];
  /** A user with an account but without access to the actors' resources. */
  outsider?: string;
  /** Returns the headers that carry a token. */
  authorize(token: string): Record<string, string>;
  /** The least privileged actor that may call an operation; undefined if the operation requires no level. */
  permission?(operation: Operation, contract: Contract): string | undefined;
  errorStatuses: ErrorStatuses;
  /** The order in which a request is validated: of two errors, the one listed first is reported. */
  precedence?: readonly (keyof ErrorStatuses)[];
  /** Where and how an error response names the invalid fields. */
  errorDetails?: ErrorDetails;
  paging?: Paging;
  /** Rate limit headers: total requests, remaining requests, and the end of the window (Unix time in seconds). */
  limits?: { limit: string; remaining: string; reset: string; rules?(contract: Contract): LimitRule[] };
  /** Facts about lists, by operationId. */
  lists?: Record<string, ListFacts>;
  /** Operations that check whether a value is available, by operationId. */
  availability?: Record<string, AvailabilityRule>;
  /** Names of fields, at any depth, that change with every update of a resource, such as `updated_at`. */
  updatedFields?: readonly string[];
  /** Names of fields, at any depth, that change by themselves, such as the remaining time. */
  volatileFields?: readonly string[];
  /** Facts about resource types, by path pattern. */
  resourceTypes?: Record<string, ResourceTypeFacts>;
  /** Facts about operations, by operationId. */
  operations?: Record<string, OperationFacts>;
}

export interface ErrorDetails {
  /** JSON pointer to an object whose keys are the names, or to a list. */
  pointer: string;
  /** JSON pointer to the name within an item, for a list of objects: `/pointer` in RFC 9457. */
  item?: string;
  /** Returns the name of a field or parameter for its path. */
  name(path: readonly string[]): string;
}

/** The status code of each kind of error. Errors without a status are not tested. */
export interface ErrorStatuses {
  /** The body is not valid JSON. */
  malformed?: number;
  /** The body violates the contract's schema. */
  body?: number;
  /** A unique field has a value that another resource has. Defaults to `body`. */
  taken?: number;
  /** A query parameter is missing or violates its schema. */
  query?: number;
  /** A query parameter that is not a list is repeated. */
  repeated?: number;
  /** A header parameter is missing or violates its schema. */
  header?: number;
  /** The id does not exist. */
  path?: number;
  /** The id is malformed. */
  malformedPath?: number;
  /** The path has invalid percent-encoding (`%zz`). */
  undecodable?: number;
  /** The token is missing, invalid or revoked. */
  token?: number;
  /** The actor is below the level that the operation requires. */
  permission?: number;
  /** The resource belongs to another user. By path prefix, with `{}` for each id; the longest matching prefix wins. */
  outsider?: Record<string, number | undefined>;
  /** The rate limit is exceeded. */
  limit?: number;
}

/**
 * How lists are paginated. Strings that start with a slash are JSON pointers (RFC 6901) into the response body, the
 * empty
 * string is the whole body, and other strings are response headers.
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

/** Parts of a request that replace those of the contract's examples. */
export interface RequestOverrides {
  /** The caller: an actor or the outsider. */
  as?: string;
  /** Replaces the actor's token. Null sends no token. */
  token?: string | null;
  /** Path parameters by name. */
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * The expected value at a pointer of a response: a value, or a function that computes it from the response and the
 * request
 * body. Undefined allows any value.
 */
export type ExpectedField = string | number | boolean | null | ((response: unknown, sent: unknown) => unknown);

/** Facts about an operation that the contract cannot express. */
export interface OperationFacts {
  /** Body fields or query parameters that refer to existing resources, so that their values are never generated. */
  notGenerated?: readonly string[];
  /** Body fields whose value only one resource can have. */
  unique?: readonly string[];
  /** Unique fields whose value stays taken after the resource is deleted. */
  reserved?: readonly string[];
  /** Equivalent spellings of a value, by the name of the body field or query parameter. */
  spellings?: Record<string, (value: string) => readonly string[]>;
  /** Expected values in a successful response, by JSON pointer (RFC 6901). */
  expected?: Record<string, ExpectedField>;
  /** True if sending the request twice has the same effect as sending it once (RFC 9110, section 9.2.2). */
  idempotent?: boolean;
  /** Body fields that the API normalizes, so that the response does not return them as sent. */
  normalized?: readonly string[];
  /** Response fields that change in addition to those that were sent, such as a status. */
  updated?: readonly string[];
  /** Overrides the plan's precedence. */
  precedence?: ApiFacts["precedence"];
  /** True if the resources it creates below another resource remain when that resource is deleted. */
  outlives?: boolean;
  /** True if a request other than a GET has no side effects, so that a read-only run may send it. */
  readOnly?: boolean;
  /** The reason why a documented status cannot be tested, by status. */
  unreachable?: Record<number, string>;
}

export interface ListFacts {
  /**
   * The sort order: JSON pointers (RFC 6901) into the items, most significant first, with a `-` before descending ones:
   * `["-/started_at", "/id"]`.
   */
  order?: readonly string[];
  /** True if every actor that may read the list sees the same items. */
  sameForAll?: boolean;
}

export interface ResourceTypeFacts {
  /** The field of a list item that has its id. Defaults to the field with the name of the path parameter, then `id`. */
  id?: string;
}

/** A rate limit: a number of requests per number of seconds. */
export interface LimitRule {
  /** The scope of the limit, for reports: `address`. */
  scope: string;
  requests: number;
  seconds: number;
  /** The operation that is called to exhaust the limit: cheap and without side effects. */
  operation: string;
  /** True for the operations whose requests count. Defaults to all. */
  counts?(operation: Operation): boolean;
  /** A request that is rejected but still counts. */
  rejectedRequest?: { operation: string; overrides: RequestOverrides };
  /** A request of another actor, which also counts. Skipped if the actor has no token. */
  otherActorRequest?: { operation: string; overrides: RequestOverrides & { as: string } };
}

/** An operation that checks whether a value is available, such as a unique name. */
export interface AvailabilityRule {
  /** The query parameter of the value. */
  parameter: string;
  /** JSON pointer (RFC 6901) to the result: true if the value is available, false if it is taken. */
  pointer: string;
  /** The operation that creates resources with such values, and the field of its body. */
  create: string;
  field: string;
}
