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
    if (value === undefined || value === null || !requirement || accepts[requirement](value)) continue;
    throw new TypeError(`${name} must be ${requirement}, received ${describeType(value)}`);
  }
}

/** @throws {TypeError} if the query contains an option of the call, which would be sent and have no effect. */
export function checkQuery(query: object | null | undefined): void {
  const option = Object.keys(query ?? {}).find((name) => callOptionNames.includes(name));
  if (option) throw new TypeError(`${option} is an option, not a query parameter. Pass the options after the query`);
}

/** Does not quote text, which can be a token: `a string`, `NaN`, `AbortController`. */
function describeType(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" ? String(value?.constructor?.name) : `a ${typeof value}`;
}

const isFunction = (value: unknown) => typeof value === "function";
const isCount = (value: unknown) => typeof value === "number" && value >= 0;

/** Whether a value meets a requirement. */
const accepts = {
  "a number": isCount,
  "a number of milliseconds": (value: unknown) => Number(value) === value,
  "a function": isFunction,
  "an object": (value: unknown) => typeof value === "object",
  "an AbortSignal": (value: unknown) => isFunction(Object(value).addEventListener),
  "a boolean or a function": (value: unknown) => typeof value === "boolean" || isFunction(value),
  "a string or a function": (value: unknown) => typeof value === "string" || isFunction(value),
  "a token store with the functions load and save": (value: unknown) =>
    isFunction(Object(value).load) && isFunction(Object(value).save),
  "a list of limits such as { requests: 100, seconds: 60 }": (value: unknown) =>
    Array.isArray(value) && value.every((limit) => isCount(limit?.requests) && isCount(limit?.seconds)),
  '"wait" or "throw"': (value: unknown) => value === "wait" || value === "throw",
};

const requirements: Readonly<Record<string, keyof typeof accepts>> = {
  attemptTimeout: "a number of milliseconds",
  debug: "a boolean or a function",
  fetch: "a function",
  fetchOptions: "an object",
  headers: "an object",
  limit: "a number",
  limits: "a list of limits such as { requests: 100, seconds: 60 }",
  onEvent: "a function",
  rateLimitRetries: "a number",
  retries: "a number",
  shouldRetry: "a function",
  signal: "an AbortSignal",
  timeout: "a number of milliseconds",
  token: "a string or a function",
  tokens: "a token store with the functions load and save",
  whenExhausted: '"wait" or "throw"',
};
