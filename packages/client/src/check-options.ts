import { toCrewkitError } from "./errors.ts";
import type { PreparedRequest } from "./request.ts";

/** What a value must be, unless it is undefined or null. */
type Requirement = readonly [text: string, isMet: (value: unknown) => boolean];

/** The supported options, by name. */
export type Requirements = Readonly<Record<string, Requirement>>;

const isFunction = (value: unknown) => typeof value === "function";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;

const anything: Requirement = ["", () => true];
const aFunction: Requirement = ["a function", isFunction];
const aNumber: Requirement = ["a number of at least 0", isCount];
const anObject: Requirement = ["an object", (value) => typeof value === "object"];
const milliseconds: Requirement = ["a number of milliseconds", (value) => Number(value) === value];
const signal: Requirement = ["an AbortSignal", (value) => isFunction(Object(value).addEventListener)];

/** The options of a call that a client can have too. */
export const commonOptions: Requirements = {
  timeout: milliseconds,
  attemptTimeout: milliseconds,
  retries: aNumber,
  rateLimitRetries: aNumber,
  shouldRetry: aFunction,
  headers: anObject,
};

/** The other options of a call. */
const callOptions: Requirements = {
  signal,
  fetchOptions: anObject,
};

/** The other options of a client that `withOptions` can change. */
export const sharedOptions: Requirements = {
  token: ["a string or a function", (value) => typeof value === "string" || isFunction(value)],
  tokens: [
    "a token store with the functions load and save",
    (value) => isFunction(Object(value).load) && isFunction(Object(value).save),
  ],
  whenExhausted: ['"wait" or "throw"', (value) => value === "wait" || value === "throw"],
  onEvent: aFunction,
  debug: ["a boolean or a function", (value) => typeof value === "boolean" || isFunction(value)],
};

/** The options of a client that `withOptions` cannot change. */
export const clientOptions: Requirements = {
  baseUrl: anything,
  fetch: aFunction,
  limits: [
    "a list of limits such as { requests: 100, seconds: 60 }",
    (value) => Array.isArray(value) && value.every((limit) => isCount(limit?.requests) && isCount(limit?.seconds)),
  ],
};

export const paginationOptions: Requirements = { limit: aNumber };

export const deviceLoginOptions: Requirements = { onCode: aFunction, signal };

export const apiRequestOptions: Requirements = {
  method: ["GET, POST, PUT, PATCH or DELETE", (value) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(String(value))],
  path: anything,
  query: anything,
  body: anything,
};

/**
 * Checks options, for programs without type checks.
 *
 * @param tables the supported options. Merged tables would be in every bundle, because bundlers keep spreads.
 * @throws {TypeError} with the name, the requirement and the value. The message quotes no token and no header. An unknown
 * option is an error too, because a misspelled `baseUrl` would send the token to production.
 */
export function checkOptions(options: object, ...tables: Requirements[]): void {
  for (const [name, value] of Object.entries(options)) {
    const [text, isMet] = tables.find((table) => table[name])?.[name] ?? [];
    if (!isMet) throw new TypeError(`Unsupported option ${name}`);
    if (value !== undefined && value !== null && !isMet(value)) throw invalidValue(name, `${text}`, value);
  }
}

export function isCallOption(name: string): boolean {
  return name in commonOptions || name in callOptions;
}

/** @throws {CrewkitError} `invalid_request`, see {@link checkOptions}. */
export function checkMethodOptions(operation: string, options: object, requirements: Requirements): void {
  try {
    checkOptions(options, requirements);
  } catch (cause) {
    throw toCrewkitError(cause, { operation }, "invalid_request");
  }
}

/** The error of a value that does not meet a requirement. */
export function invalidValue(name: string, requirement: string, value: unknown): TypeError {
  return new TypeError(`${name} must be ${requirement}, received ${describeType(value)}`);
}

/** @throws {TypeError} for an invalid option, and for an option in the wrong place, where it would have no effect. */
export function checkCall({ query, options }: Pick<PreparedRequest, "query" | "options">): void {
  checkOptions(options, commonOptions, callOptions);
  const inQuery = Object.keys(query ?? {}).find(isCallOption);
  if (inQuery) throw new TypeError(`${inQuery} is an option, not a query parameter. Pass the options after the query`);
  const inFetch = Object.keys(options.fetchOptions ?? {}).find((name) => requestFields.includes(name));
  if (inFetch) throw new TypeError(`Unsupported option fetchOptions.${inFetch}. Pass headers and signal as options`);
}

const requestFields = ["method", "headers", "body", "signal", "redirect"];

/** Does not quote text, which can be a token: `a string`, `NaN`, `Invalid Date`, `AbortController`. */
function describeType(value: unknown): string {
  if (typeof value === "number" || value instanceof Date || value === null) return String(value);
  if (typeof value === "object") return String(value.constructor?.name);
  return value === undefined ? "undefined" : `a ${typeof value}`;
}
