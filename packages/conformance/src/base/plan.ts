import type { Contract, Operation, RecordPermission } from "@crewkit/openapi";
import type { Exchange } from "./exchange.ts";
import type { ErrorField } from "./failure.ts";
import type { ExpectedField, Item, RequestDraft, RequestOverrides } from "./request.ts";
import type { TestInfo } from "./result.ts";
import type { RunContext } from "./run-context.ts";
import type { ScenarioSteps } from "./steps.ts";
import type { Capabilities } from "./target.ts";

/** What the contract does not state, such as users, the status of each kind of error, and how to set up state. */
export interface Plan {
  /** The name of the API in reports: `name: "Library"` */
  name: string;
  /** Users, from most to least privileged. `--token` belongs to the first: `actors: ["librarian", "reader"]` */
  actors: readonly string[];
  /** A user without access to the actors' resources: `outsider: "visitor"` */
  outsider?: string;
  /**
   * The least privileged actor, or all actors, that may call an operation. By default, any actor may call it:
   * `permission: { deleteShelf: "librarian", lendBook: ["librarian", "clerk"] }`
   *
   * If records of other users require a higher level:
   * `permission: { returnBook: { record: "loan", own: "reader", others: "librarian" } }`
   */
  permission?: Record<string, Permission> | ((operation: Operation, contract: Contract) => Permission);
  /** The status code of each kind of error: `errorStatuses: { body: 422, path: 404, token: 401 }` */
  errorStatuses: ErrorStatuses;
  /** The order in which the API reports errors: `precedence: ["token", "permission", "body"]` */
  precedence?: readonly (keyof ErrorStatuses)[];
  /** How an error response names the invalid field or parameter. */
  errorDetails?: ErrorDetails;
  /** True if each GET path also supports HEAD. Otherwise, HEAD may be rejected: `head: true` */
  head?: boolean;
  /** The pagination of lists. */
  paging?: Paging;
  /** The headers with the allowed and remaining requests and the reset time (Unix time in seconds), and the limits. */
  limits?: { limit: string; remaining: string; reset: string; rules?(contract: Contract): LimitRule[] };
  /**
   * Times at any depth that change with every update, or with the fields that `x-change-times` lists in the contract:
   * `updatedFields: ["updated_at"]`
   */
  updatedFields?: readonly string[];
  /** Fields at any depth that change by themselves: `volatileFields: ["seconds_left"]` */
  volatileFields?: readonly string[];
  /** Facts about lists, and how to fill them, by operationId: `lists: { listShelves: { sameForAll: true } }` */
  lists?: Record<string, ListRule>;
  /**
   * Facts about resources, by path with `{}` for each id. Use the path of an operation for a resource in the state that
   * the operation needs: `resourceTypes: { "/orders/{}/cancel": { find: async () => ["open-order"] } }`
   */
  resourceTypes?: Record<string, ResourceType>;
  /** Requests and facts, by operationId: `operations: { lendBook: { success: { body: { book: 1, days: 14 } } } }` */
  operations?: Record<string, OperationPlan>;
  /** The filters of lists, by operationId and parameter: `filters: { listBooks: { q: "Full-text search." } }` */
  filters?: Record<string, Record<string, Filter>>;
  /** The operations that log users in and out. */
  credential?: CredentialRule;
  /** Returns a token that was valid and has been revoked: `revokedToken: async () => "old-token"` */
  revokedToken?(context: RunContext): Promise<string>;
  /** Returns ids that only responses to the outsider may contain: `outsiderIds: async () => ["loan-7"]` */
  outsiderIds?(context: RunContext): Promise<string[]>;
  /** Called after each success: `onSuccess: (_, context) => context.onCleanUp(() => context.call("stopJobs"))` */
  onSuccess?(exchange: Exchange, context: RunContext): void;
  /**
   * Guarantees that a contract cannot express, by operationId and name:
   * `scenarios: { lendBook: { "a lent book": async ({ call }) => void (await call("lendBook", {}, 409)) } }`
   */
  scenarios?: Record<string, Record<string, CustomScenario>>;
  /**
   * States what tests need that the contract does not state. A sample has no tests that the target can only skip:
   * `testNeeds: ({ kind }) => ({ writes: kind === "custom" })`
   */
  testNeeds?(test: TestInfo): TestNeeds;
}

export interface TestNeeds {
  writes?: boolean;
  capabilities?: readonly (keyof Capabilities)[];
  /** Actors whose tokens the test needs. */
  as?: readonly string[];
}

export type Permission = string | readonly string[] | RecordPermission | undefined;

/** Sends requests in sequence and reports a failure if their responses are inconsistent. */
export type CustomScenario = (steps: ScenarioSteps) => Promise<void>;

/** The functions return the ids of a resource in path order. A run that may write prefers `create` over `find`. */
export interface ResourceType {
  /** The item field with the id. Defaults to the name of the path parameter, or to `id`: `id: "number"` */
  id?: string;
  /** True if a resource can belong to several parents at once, such as a member of teams: `shared: true` */
  shared?: boolean;
  /**
   * Creates a resource: `create: async (context) => [await context.callForText("createShelf", "/slug")]`
   *
   * @param owner the actor whose record it must be, if the permission for records of other users is tested.
   */
  create?(context: RunContext, owner?: string): Promise<string[]>;
  /** Finds a resource, the outsider's if `actorContext` is set: `find: async () => ["north"]` */
  find?(context: RunContext): Promise<string[]>;
}

export interface OperationPlan {
  /**
   * Body fields or parameters whose values depend on the state, such as the id of an existing resource, or a date that
   * must be after another field. Requests keep the value of the plan or of the example: `notGenerated: ["due_on"]`
   */
  notGenerated?: readonly string[];
  /** Optional body fields that the successful request needs because of the API's state: `needed: ["branch"]` */
  needed?: readonly string[];
  /** Body fields whose value only one resource can have. Each default request has a new value: `unique: ["slug"]` */
  unique?: readonly string[];
  /** Expected values of a successful response, by JSON pointer (RFC 6901): `expected: { "/data/status": "draft" }` */
  expected?: Record<string, ExpectedField>;
  /** True if a second request has no further effect (RFC 9110, section 9.2.2): `idempotent: true` */
  idempotent?: boolean;
  /** Body fields that the response does not return as sent: `normalized: ["url"]` */
  normalized?: readonly string[];
  /** Response fields that an update changes without sending them, such as a status: `updated: ["status"]` */
  updated?: readonly string[];
  /** Replaces the precedence of the API: `precedence: ["token", "body"]` */
  precedence?: readonly (keyof ErrorStatuses)[];
  /** Reasons why documented statuses cannot be tested: `unreachable: { 503: "Returned only during maintenance." }` */
  unreachable?: Record<number, string>;
  /** The successful request: `success: (context) => ({ body: { slug: context.unique("poetry") } })` */
  success?: RequestSource;
  /** Requests that the state rejects, by status and name: `errors: { 409: { lent: { body: { book: 7 } } } }` */
  errors?: Record<number, RequestSource | Record<string, RequestSource>>;
}

/**
 * Overrides, or a function that sets up the state of the API and returns overrides. A test of another resource replaces
 * the `path`. `isolated` is true if the request changes its resource and therefore needs a separate one.
 */
export type RequestSource =
  | RequestOverrides
  | ((context: RunContext, isolated: boolean) => RequestOverrides | Promise<RequestOverrides>);

export interface ListRule {
  /** True if every actor that may read the list sees the same items: `sameForAll: true` */
  sameForAll?: boolean;
  /** Creates a list of several pages and returns overrides: `populatedList: async () => ({ path: { shelf: "b7" } })` */
  populatedList?(context: RunContext): Promise<RequestOverrides>;
  /** Adds an item. Defaults to the list's POST: `addItem: (context, { path }) => context.call("addBook", { path })` */
  addItem?(context: RunContext, draft: RequestDraft): Promise<unknown>;
}

/** A string is the reason why the parameter is not a filter. */
export type Filter = Partial<ItemFilter> | SumFilter | string;

/** `values` and `matches` default to the field in `x-filter`, or to the field with the name of the parameter. */
export interface ItemFilter {
  /** Returns values to filter by: `values: (items) => items.map(({ author }) => String(author))` */
  values(items: readonly Item[], context: RunContext): string[] | Promise<string[]>;
  /** Reads what it needs, and returns a predicate: `matches: () => (item, value) => item.author === value` */
  matches(context: RunContext, items: readonly Item[]): ItemPredicate | Promise<ItemPredicate>;
  /** Returns the parts of an item. One part must match all filters: `parts: async () => ({ id }) => [{ id }]` */
  parts?(context: RunContext): Promise<(item: Item) => readonly Item[]>;
  /** Reads the list without a required parameter: `allItems: async (context) => Object(await context.call("list"))` */
  allItems?(context: RunContext): Promise<Item[]>;
}

/** Narrows the total of a response. */
export interface SumFilter {
  /** Reads the total: `total: (body) => Number(Object(body).total)` */
  total(body: unknown): number;
  /** Returns the parts of the total: `parts: async () => ({ whole: {}, parts: [{ kind: "novel" }] })` */
  parts(context: RunContext): Promise<Partition>;
}

export interface Partition {
  /** Query parameters that select everything: `whole: { from: "2026-01-01" }` */
  whole: Record<string, string>;
  /** Query parameters that each select a part: `parts: [{ kind: "novel" }, { kind: "atlas" }]` */
  parts: Record<string, string>[];
  /** The amount that belongs to no part. Defaults to 0: `remainder: 3` */
  remainder?: number;
}

type ItemPredicate = (item: Item, value: string) => boolean;

/** Facts about refreshing tokens (RFC 6749, section 6) and revoking them (RFC 7009). */
export interface CredentialRule {
  /** Starts a new login: `logIn: async (context) => Object(await context.call("logIn"))` */
  logIn(context: RunContext): Promise<Tokens>;
  /** The operation, and JSON pointers to the token in its request body and to the new tokens. */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /** An operation without side effects that any access token may call: `probe: "getAccount"` */
  probe: string;
  /** Operations that end a login, and the pointer to the refresh token: `logOut: [{ operation: "logOut" }]` */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /** The lifetime of an access token in seconds: `tokenLifetime: () => 3600` */
  tokenLifetime(contract: Contract): number;
}

export interface Tokens {
  access: string;
  refresh: string;
}

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

/** Returns the plan, so that editors and compilers check its type: `export default definePlan({ … })` */
export function definePlan(plan: Plan): Plan {
  return plan;
}

/** The actors of a plan and the outsider. */
export function listActors({ actors, outsider }: Pick<Plan, "actors" | "outsider">): string[] {
  return [...actors, outsider ?? []].flat();
}
