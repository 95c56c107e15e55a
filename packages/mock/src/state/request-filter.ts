import type { Contract } from "@crewkit/openapi";
import { invalid } from "../base/api-error.ts";
import type { RawRequest } from "../base/exchange.ts";
import { memoize } from "../base/memoize.ts";
import { suggest } from "../base/suggest.ts";
import { shorten } from "../base/text.ts";
import { operationsIn } from "../contract/operations.ts";
import { createRedactor, hidden } from "../contract/secrets.ts";
import type { LoggedRequest, RequestFilter } from "../generated/control.ts";
import type { Store } from "../store/store.ts";
import { findUser, nameOf } from "./users.ts";

/** The parts of a request that filters compare, before secrets in the path and the body are hidden. */
export type FilterableRequest = Pick<
  LoggedRequest,
  "operation" | "method" | "path" | "user" | "request_headers" | "request_body" | "violations"
>;

/** Describes the first differences between a request and a filter. A request without differences matches. */
export type FindDifferences = (request: FilterableRequest) => string[];

interface FilterState {
  contract: Contract;
  store: Store;
}

const maxDifferences = 20;
const maxDescription = 200;

/** @throws ApiError 422 if the operation or the user is unknown. */
export function createRequestFilter(state: FilterState, filter: RequestFilter): FindDifferences {
  const { operation, method, request_headers = {}, request_body, violations } = filter;
  const { hideField, hideInText, hideInUrl } = createRedactor(state.contract);
  const describe = (name: string, value: unknown) => {
    const field = hideField(name.slice(name.lastIndexOf(".") + 1), value);
    const shown = typeof field === "string" ? hideInText(field) : field;
    if (shown === undefined) return `${name} is missing`;
    const text = toJson(shown, hideField);
    if (text === undefined) return `${name} is nested too deeply`;
    return `${name} is ${shorten(text, maxDescription)}`;
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
  user: string | undefined;
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
    user: user ?? null,
    get request_headers() {
      return describeHeaders(headers, user);
    },
    get request_body() {
      return readBody();
    },
  };
}

// Without secrets: the user's name replaces a token.
function describeHeaders(headers: RawRequest["headers"], user: string | undefined): Record<string, string> {
  const described: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === "authorization") described[name] = user === undefined ? hidden : `Bearer ${user}`;
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
  return nameOf(store, user);
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

function createCompare() {
  // Each filter is compared with many requests.
  const entriesOf: (value: Record<string, unknown>) => [string, unknown][] = memoize(Object.entries);
  return function* compare(
    expected: unknown,
    actual: unknown,
    path: string,
  ): Generator<{ path: string; actual: unknown }> {
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
