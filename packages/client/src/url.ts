import { invalidValue } from "./check-options.ts";

/**
 * Fills a path template such as `/{org_id}/sessions/{id}`. If the name of a parameter ends in `id`, the value must have the
 * length of a UUID.
 *
 * @param values in the order of the template.
 * @throws {TypeError} if a value is missing or invalid.
 */
export function fillPath(template: string, values: readonly unknown[]): string {
  // The names of parameters have odd indexes.
  const parts = splitTemplate(template);
  return parts.map((part, index) => (index % 2 === 1 ? checkSegment(part, values[(index - 1) / 2]) : part)).join("");
}

function splitTemplate(template: string): string[] {
  const parts = partsByTemplate.get(template) ?? template.split(/[{}]/);
  partsByTemplate.set(template, parts);
  return parts;
}

/** The templates are those of the API's operations. */
const partsByTemplate = /* @__PURE__ */ new Map<string, string[]>();

/** @throws {TypeError} if the value is missing or invalid. A long value can be a secret, so the message does not quote it. */
export function checkSegment(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "") throw new TypeError(`${name} is missing`);
  const isId = name.endsWith("id");
  // UUIDs, tokens and hashes need no encoding.
  if (typeof value === "string" && /^[\w-]+$/.test(value) && (value.length === 36 || !isId)) return value;
  throw invalidValue(name, isId ? "a UUID" : "letters, digits, - and _", value);
}

/**
 * Joins arrays with commas, formats a Date as its UTC day, and skips undefined and null.
 *
 * @param query an object, or an iterable of names and values such as URLSearchParams or Map.
 * @throws {TypeError} for any other value, such as an object, `NaN` or an invalid Date.
 */
export function serializeQuery(query: object | undefined | null): string {
  if (query === undefined || query === null) return "";
  if (typeof query !== "object") throw invalidValue("query", "an object", query);
  const entries = isIterable(query) ? [...query] : Object.entries(query);
  const parameters = entries
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${[value]
          .flat()
          .map((each) => formatValue(name, each))
          .join()}`,
    );
  return parameters.length > 0 ? `?${parameters.join("&")}` : "";
}

function isIterable(query: unknown): query is Iterable<[string, unknown]> {
  return typeof Object(query)[Symbol.iterator] === "function";
}

function formatValue(name: string, value: unknown): string {
  if (value instanceof Date && Number.isFinite(value.getTime())) return value.toISOString().slice(0, 10);
  if (["string", "boolean", "bigint"].includes(typeof value) || Number.isFinite(value))
    return encodeURIComponent(String(value));
  throw invalidValue(name, "a string, a finite number, a boolean, a Date or an array of these", value);
}
