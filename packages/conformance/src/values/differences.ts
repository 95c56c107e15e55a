import { type FailureText, formatValue, inRule, text } from "./format.ts";
import { isObject } from "./json.ts";

export interface CompareOptions {
  /** At any depth. */
  ignoredFields?: readonly string[];
  /** False to ignore fields that only one of the two values has. Defaults to true. */
  closed?: boolean;
}

/**
 * @example
 * differences({ name: "a" }, { name: "b" }); // [{ message: 'name is "b", not "a"', rule: "name is …, not …" }]
 */
export function differences(
  expected: unknown,
  actual: unknown,
  options: CompareOptions = {},
  path?: FailureText,
): FailureText[] {
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return isSame(expected, actual) ? [] : [describeDifference(expected, actual, path)];
  const { ignoredFields = [], closed = true } = options;
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  const isCompared = (name: string) =>
    !ignoredFields.includes(name) && (closed || Array.isArray(expected) || (name in expected && name in actual));
  return [...names].filter(isCompared).flatMap((name) => {
    const key = Array.isArray(expected) ? text`${name}` : inRule(name);
    return differences(expected[name], actual[name], options, path ? text`${path}.${key}` : key);
  });
}

// Offsets and fractional seconds do not change the instant (RFC 3339).
function isSame(expected: unknown, actual: unknown): boolean {
  return Object.is(expected, actual) || (isDateTime(expected) && isDateTime(actual) && isSameInstant(expected, actual));
}

function isSameInstant(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b) && microsecondsOf(a) === microsecondsOf(b);
}

function isDateTime(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(value);
}

// The digits of the fraction that Date ignores.
function microsecondsOf(text: string): string {
  return /\.\d{3}(\d*[1-9])/.exec(text)?.[1] ?? "";
}

// Two long texts may differ only after the part that fits into the message.
function describeDifference(expected: unknown, actual: unknown, path = inRule("the value")): FailureText {
  const [is, not] = [describeValue(actual), describeValue(expected)];
  if (is !== not || typeof actual !== "string" || typeof expected !== "string")
    return text`${path} is ${is}, not ${not}`;
  const start = firstDifference(expected, actual);
  const rest = `${formatValue(expected.slice(start))}, from character ${start + 1}`;
  return text`${path} is ${formatValue(actual.slice(start))}, not ${rest}`;
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

function describeValue(value: unknown): string | FailureText {
  return value === undefined ? inRule("missing") : formatValue(value);
}
