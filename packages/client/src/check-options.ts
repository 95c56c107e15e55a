export const callOptionNames: readonly string[] = [
  "signal",
  "timeout",
  "attemptTimeout",
  "retries",
  "rateLimitRetries",
  "shouldRetry",
  "headers",
  "fetchOptions",
];

/**
 * Checks options, for programs without type checks.
 *
 * @param names the supported options.
 * @throws {TypeError} with the name, the requirement and the value. The message quotes no token and no header. An unknown
 * option is an error too, because a misspelled `baseUrl` would send the token to production.
 */
export function checkOptions(options: object, names: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) throw new TypeError(`Unsupported option ${name}`);
    const requirement = requirements[name];
    if (value === undefined || value === null || !requirement || requirement.accepts(value)) continue;
    const hint = value instanceof AbortController ? ". Pass its signal" : "";
    throw new TypeError(`${name} must be ${requirement.text}, received ${describeValue(value)}${hint}`);
  }
}

/** @throws {TypeError} if the query contains an option of the call, which would be sent and have no effect. */
export function checkQuery(query: object | null | undefined): void {
  const option = Object.keys(query ?? {}).find((name) => callOptionNames.includes(name));
  if (option) throw new TypeError(`${option} is an option, not a query parameter. Pass the options after the query`);
}

/** Formats a value for an error message: `"acme"`, `3`, `AbortController`. */
function describeValue(value: unknown): string {
  if (typeof value === "string")
    return value.length > 40 ? `a text of ${value.length} characters` : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" ? "a function" : String(value);
  return Object.getPrototypeOf(value)?.constructor?.name ?? "Object";
}

interface Requirement {
  text: string;
  accepts(value: unknown): boolean;
}

const isFunction = (value: unknown) => typeof value === "function";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;
const milliseconds: Requirement = { text: "a number of milliseconds", accepts: (value) => Number(value) === value };
const count: Requirement = { text: "a number", accepts: isCount };
const callback: Requirement = { text: "a function", accepts: isFunction };
const object: Requirement = { text: "an object", accepts: (value) => typeof value === "object" };

const requirements: Readonly<Record<string, Requirement>> = {
  attemptTimeout: milliseconds,
  debug: { text: "a boolean or a function", accepts: (value) => typeof value === "boolean" || isFunction(value) },
  fetch: callback,
  fetchOptions: object,
  headers: object,
  limit: count,
  limits: {
    text: "a list of limits such as { requests: 100, seconds: 60 }",
    accepts: (value) => Array.isArray(value) && value.every(isLimit),
  },
  onEvent: callback,
  rateLimitRetries: count,
  retries: count,
  shouldRetry: callback,
  signal: { text: "an AbortSignal", accepts: (value) => isFunction(Object(value).addEventListener) },
  timeout: milliseconds,
  token: {
    text: "a string or a function",
    accepts: (value) => typeof value === "string" || isFunction(value),
  },
  tokens: {
    text: "a token store with the functions load and save",
    accepts: (value) => isFunction(Object(value).load) && isFunction(Object(value).save),
  },
  whenExhausted: { text: '"wait" or "throw"', accepts: (value) => value === "wait" || value === "throw" },
};

function isLimit(value: unknown): boolean {
  const { requests, seconds }: { requests?: unknown; seconds?: unknown } = Object(value);
  return isCount(requests) && isCount(seconds);
}
