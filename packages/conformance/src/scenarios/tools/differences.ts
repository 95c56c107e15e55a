import { formatList, formatValue } from "../../values/format.ts";
import { isObject } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";

/** How two values are held against each other. */
export interface CompareOptions {
  /** Names of fields that are left out, wherever they stand. */
  ignoredFields?: readonly string[];
  /** Whether a field counts that only one of the two has. Default true. */
  closed?: boolean;
}

/**
 * Where two JSON values differ, a phrase each.
 *
 * @example
 * differences({ name: "a", seen: 1 }, { name: "b", seen: 2 }, { ignoredFields: ["seen"] }); // ['name is "b", not "a"']
 */
export function differences(expected: unknown, actual: unknown, options: CompareOptions = {}, path = ""): string[] {
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return Object.is(expected, actual) ? [] : [`${path || "it"} ${describeDifference(expected, actual)}`];
  const { ignoredFields = [], closed = true } = options;
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  const isCompared = (name: string) =>
    !ignoredFields.includes(name) && (closed || Array.isArray(expected) || (name in expected && name in actual));
  return [...names]
    .filter(isCompared)
    .flatMap((name) => differences(expected[name], actual[name], options, path ? `${path}.${name}` : name));
}

/** Complains, with what must be so, if two values differ. What moves by itself is left out. */
export function expectSame(
  { context, expect }: Pick<ScenarioSteps, "context" | "expect">,
  [expected, actual]: readonly [unknown, unknown],
  requirement: string,
  { ignoredFields = [], closed = true }: CompareOptions = {},
): void {
  const found = differences(expected, actual, {
    ignoredFields: [...ignoredFields, ...(context.spec.plan.volatileFields ?? [])],
    closed,
  });
  expect(found.length === 0, `${requirement}, but ${formatList(found, "; ")}.`);
}

// Of two long texts that begin alike, the beginnings would tell nothing.
function describeDifference(expected: unknown, actual: unknown): string {
  const [is, not] = [describeValue(actual), describeValue(expected)];
  if (is !== not || typeof actual !== "string" || typeof expected !== "string") return `is ${is}, not ${not}`;
  const start = firstDifference(expected, actual);
  return `is, from character ${start + 1} on, ${describeValue(actual.slice(start))}, not ${describeValue(expected.slice(start))}`;
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

function describeValue(value: unknown): string {
  return value === undefined ? "missing" : formatValue(value);
}
