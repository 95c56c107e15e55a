import type { Contract } from "@crewkit/openapi";
import { invalid } from "../base/api-error.ts";
import type { RawRequest, User } from "../base/exchange.ts";
import { memoize } from "../base/memoize.ts";
import { suggest } from "../base/suggest.ts";
import { operationsIn } from "../contract/operations.ts";
import { createRedactor, hidden } from "../contract/secrets.ts";
import type { OperationId } from "../rules/handler.ts";
import type { Store } from "../store/store.ts";
import { findUser, nameOf } from "./users.ts";

/** Selects requests to the API. All given fields must match. */
export interface RequestFilter {
  /** An operationId, or `*` for all operations of the contract. */
  operation?: OperationId | "*";
  /** An HTTP method, such as `POST`. */
  method?: string;
  /**
   * The path with the base path, such as `/api/v1/health`. `*` matches any text. The query is only compared if this value
   * contains a `?`.
   */
  path?: string;
  /** The user whose token was sent: a first name from the sample data, an email address or a user id. */
  user?: string;
  /** Headers by name. In a value, `*` matches any text. A token is replaced by the user's name: `Bearer ada`. */
  request_headers?: Record<string, string>;
  /** Fields of the JSON body. An object matches if all given fields match. Secrets are compared, but not logged. */
  request_body?: Record<string, unknown>;
  /** Whether the proxy has found departures from the contract. */
  violations?: boolean;
}

/** The parts of a request that filters compare. */
export interface FilterableRequest {
  /** The operationId. Null for an unknown path. */
  operation: string | null;
  method: string;
  /** Includes the query. Invitation tokens are hidden in the log. */
  path: string;
  /** The first name of a sample user, or the email address. Null if the request had no valid token. */
  user: string | null;
  /** By name in lowercase. The user's name replaces the token: `Bearer ada`. Other credentials and cookies are hidden. */
  request_headers: Record<string, string>;
  /** JSON, or text if the body is not JSON or was truncated to 64 kB. Tokens and other secrets are hidden in the log. */
  request_body: unknown;
  /** Departures of the request and the response from the contract, found by the proxy. Empty without `proxy`. */
  violations: string[];
}

/** Describes the first differences between a request and a filter. A request without differences matches. */
export type FindDifferences = (request: FilterableRequest) => string[];

interface FilterState {
  contract: Contract;
  store: Store;
}

const maxDifferences = 20;
const maxDescription = 200;

/**
 * Creates a function that compares requests with a filter.
 *
 * @throws ApiError 422 if the operation or the user is unknown.
 */
export function createRequestFilter(state: FilterState, filter: RequestFilter): FindDifferences {
  const { operation, method, request_headers = {}, request_body, violations } = filter;
  const { hideField, hideInUrl } = createRedactor(state.contract);
  const describe = (name: string, value: unknown) => {
    const shown = hideField(name.slice(name.lastIndexOf(".") + 1), value);
    if (shown === undefined) return `${name} is missing`;
    const text = toJson(shown, hideField);
    if (text === undefined) return `${name} is nested too deeply`;
    return `${name} is ${text.length > maxDescription ? `${text.slice(0, maxDescription)}…` : text}`;
  };
  if (operation !== undefined) requireOperation(state.contract, operation);
  const user = filter.user === undefined ? undefined : requireUserName(state, filter.user);
  const matchesPath = filter.path === undefined ? undefined : createMatcher(filter.path);
  const headers = Object.entries(request_headers).map(([name, value]) => [name, createMatcher(value)] as const);

  const compare = createCompare();

  function* describeDifferences(request: FilterableRequest): Generator<string> {
    const isOperation = operation === "*" ? request.operation !== null : operation === request.operation;
    if (operation !== undefined && !isOperation) yield describe("operation", request.operation);
    if (method !== undefined && method.toUpperCase() !== request.method) yield describe("method", request.method);
    const comparedPath = filter.path?.includes("?") ? request.path : request.path.replace(/\?.*/s, "");
    if (matchesPath && !matchesPath(comparedPath)) yield describe("path", hideInUrl(comparedPath));
    if (user !== undefined && user !== request.user) yield describe("user", request.user);
    for (const [name, matches] of headers) {
      const value = request.request_headers[name.toLowerCase()];
      if (value === undefined || !matches(value)) yield describe(`header ${name}`, value);
    }
    if (request_body !== undefined)
      for (const { path, actual } of compare(request_body, request.request_body, "request_body"))
        yield describe(path, actual);
    if (violations !== undefined && violations !== request.violations.length > 0)
      yield violations ? "it has no violations" : "it has violations";
  }

  return (request) => {
    const differences: string[] = [];
    for (const difference of describeDifferences(request)) {
      differences.push(difference);
      if (differences.length === maxDifferences) break;
    }
    return differences;
  };
}

/** Returns undefined for a value that is nested too deeply. */
function toJson(value: unknown, replacer: (name: string, value: unknown) => unknown): string | undefined {
  try {
    return JSON.stringify(value, replacer);
  } catch {
    return undefined;
  }
}

interface RequestSource extends Pick<FilterableRequest, "operation" | "method" | "path"> {
  user: User | undefined;
  headers: RawRequest["headers"];
  violations?: string[] | undefined;
  readBody(): unknown;
}

/** Describes a request for filters. Headers and body are read on demand, because few filters need them. */
export function toFilterable(source: RequestSource): FilterableRequest {
  const { operation, method, path, user, headers, violations = [], readBody } = source;
  return {
    operation,
    method,
    path,
    violations,
    user: user ? nameOf(user) : null,
    get request_headers() {
      return describeHeaders(headers, user);
    },
    get request_body() {
      return readBody();
    },
  };
}

// Without secrets: the user's name replaces a token.
function describeHeaders(headers: RawRequest["headers"], user: User | undefined): Record<string, string> {
  const described: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === "authorization") described[name] = user ? `Bearer ${nameOf(user)}` : hidden;
    else if (value !== undefined) described[name] = secretHeader.test(name) ? hidden : String(value);
  }
  return described;
}

const secretHeader = /authorization|cookie|token|secret|api-?key/;

function requireOperation(contract: Contract, name: string): void {
  const names = operationsIn(contract).map(({ operationId }) => operationId);
  if (name === "*" || names.includes(name)) return;
  throw invalid(422, { operation: [`must be an operationId of the contract${suggest(name, names)}`] });
}

function requireUserName({ store }: FilterState, name: string): string {
  const user = findUser(store, name);
  if (!user) throw invalid(422, { user: ["does not exist"] });
  return nameOf(user);
}

/** Creates a function that compares a text with a pattern in which `*` matches any text. */
function createMatcher(pattern: string): (text: string) => boolean {
  const [start = "", ...parts] = pattern.split(/\*+/);
  const end = parts.pop();
  if (end === undefined) return (text) => text === start;
  // Don't use a regular expression: many `*` would take exponential time.
  return (text) => {
    let position = start.length;
    for (const part of parts) {
      const index = text.indexOf(part, position);
      if (index === -1) return false;
      position = index + part.length;
    }
    return text.startsWith(start) && text.endsWith(end) && position <= text.length - end.length;
  };
}

interface BodyDifference {
  path: string;
  actual: unknown;
}

function createCompare() {
  // Each filter is compared with many requests.
  const entriesOf: (value: Record<string, unknown>) => [string, unknown][] = memoize(Object.entries);
  return function* compare(expected: unknown, actual: unknown, path: string): Generator<BodyDifference> {
    if (isContainer(expected) && isContainer(actual) && lengthOf(expected) === lengthOf(actual)) {
      for (const [key, value] of entriesOf(expected))
        yield* compare(value, Object.hasOwn(actual, key) ? actual[key] : undefined, `${path}.${key}`);
    } else if (expected !== actual) yield { path, actual };
  };
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

// Lists must have the same length.
function lengthOf(value: object): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}
