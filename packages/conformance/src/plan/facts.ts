import type { Contract, Operation } from "@crewkit/openapi";
import type { ErrorDetails, ErrorStatuses } from "./error-facts.ts";
import type { AvailabilityRule, ListFacts, Paging, ResourceTypeFacts } from "./list-facts.ts";
import type { OperationFacts, RequestOverrides } from "./operation-facts.ts";

export type * from "./error-facts.ts";
export type * from "./list-facts.ts";
export type * from "./operation-facts.ts";

/** The declarative part of a plan. */
export interface ApiFacts {
  /**
   * The name of the API in reports.
   *
   * @example
   * name: "Library"
   */
  name: string;
  /**
   * Users, from most to least privileged. `--token` belongs to the first.
   *
   * @example
   * actors: ["librarian", "reader"]
   */
  actors: readonly string[];
  /**
   * A user without access to the actors' resources.
   *
   * @example
   * outsider: "visitor"
   */
  outsider?: string;
  /**
   * The least privileged actor that may call each operation, or a list of all actors that may. Any actor may call an
   * operation without an entry.
   *
   * @example
   * permission: { deleteShelf: "librarian", lendBook: ["librarian", "clerk"] }
   */
  permission?: PermissionRule;
  /**
   * The status code of each kind of error.
   *
   * @example
   * errorStatuses: { body: 422, path: 404, token: 401 }
   */
  errorStatuses: ErrorStatuses;
  /**
   * Validation order: if a request has two errors, the API reports the error that is listed first.
   *
   * @example
   * precedence: ["token", "permission", "body"]
   */
  precedence?: readonly (keyof ErrorStatuses)[];
  /**
   * The position of the name of the invalid field or parameter in an error response.
   *
   * @example
   * errorDetails: { pointer: "/errors", item: "/field", name: (path) => path.join(".") }
   */
  errorDetails?: ErrorDetails;
  /**
   * True if each GET path also supports HEAD (RFC 9110, section 9.3.2). Otherwise, HEAD may be rejected.
   *
   * @example
   * head: true
   */
  head?: boolean;
  /**
   * The pagination of lists.
   *
   * @example
   * paging: {
   *   page: "page",
   *   size: "per_page",
   *   items: "/data",
   *   totalItems: "/meta/total_count",
   *   totalPages: "/meta/total_pages",
   *   currentPage: "/meta/current_page",
   * }
   */
  paging?: Paging;
  /**
   * Rate limit headers: allowed requests, remaining requests, and the end of the window (Unix time in seconds).
   *
   * @example
   * limits: { limit: "X-RateLimit-Limit", remaining: "X-RateLimit-Remaining", reset: "X-RateLimit-Reset" }
   */
  limits?: { limit: string; remaining: string; reset: string; rules?(contract: Contract): LimitRule[] };
  /**
   * Facts about lists, by operationId.
   *
   * @example
   * lists: { listShelves: { order: ["/name"] } }
   */
  lists?: Record<string, ListFacts>;
  /**
   * Operations that check whether a value is available, by operationId.
   *
   * @example
   * availability: { checkSlug: { parameter: "slug", pointer: "/free", create: "createShelf", field: "slug" } }
   */
  availability?: Record<string, AvailabilityRule>;
  /**
   * Fields at any depth that change with every update, such as `updated_at`.
   *
   * @example
   * updatedFields: ["updated_at"]
   */
  updatedFields?: readonly string[];
  /**
   * Fields at any depth that change by themselves, such as the remaining time.
   *
   * @example
   * volatileFields: ["seconds_left"]
   */
  volatileFields?: readonly string[];
  /**
   * Facts about resources, by path with `{}` for each id.
   *
   * @example
   * resourceTypes: { "/shelves/{}/books/{}": { id: "number" } }
   */
  resourceTypes?: Record<string, ResourceTypeFacts>;
  /**
   * Facts about operations, by operationId.
   *
   * @example
   * operations: { createShelf: { unique: ["slug"] } }
   */
  operations?: Record<string, OperationFacts>;
}

type Permission = string | readonly string[] | undefined;

/** A record by operationId, or a function that returns the permission of an operation. */
type PermissionRule = Record<string, Permission> | ((operation: Operation, contract: Contract) => Permission);

export interface LimitRule {
  /**
   * The name of the limit in reports.
   *
   * @example
   * scope: "address"
   */
  scope: string;
  /**
   * The number of requests per window.
   *
   * @example
   * requests: 60
   */
  requests: number;
  /**
   * The length of the window.
   *
   * @example
   * seconds: 60
   */
  seconds: number;
  /**
   * A cheap operation without side effects, called to exhaust the limit.
   *
   * @example
   * operation: "getHealth"
   */
  operation: string;
  /**
   * Returns true if the requests of an operation count towards the limit. Defaults to all operations.
   *
   * @example
   * counts: ({ path }) => path.startsWith("/admin/")
   */
  counts?(operation: Operation): boolean;
  /**
   * A request that is rejected but still counts.
   *
   * @example
   * rejectedRequest: { operation: "getAccount", overrides: { token: null } }
   */
  rejectedRequest?: LimitedRequest;
  /**
   * A request of another actor, which also counts. Skipped if the actor has no token.
   *
   * @example
   * otherActorRequest: { operation: "getAccount", overrides: { as: "reader" } }
   */
  otherActorRequest?: LimitedRequest;
  /**
   * Requests whose responses report the limit of another scope, such as a request without a token.
   *
   * @example
   * otherLimits: [{ scope: "address", operation: "getAccount", overrides: { token: null } }]
   */
  otherLimits?: (LimitedRequest & { scope: string })[];
}

export interface LimitedRequest {
  /**
   * The operationId.
   *
   * @example
   * operation: "getAccount"
   */
  operation: string;
  /**
   * Changes to the successful request.
   *
   * @example
   * overrides: { token: null }
   */
  overrides: RequestOverrides;
}
