export interface ComparisonOptions {
  /** JSON pointers to values that differ in every run. */
  volatile: string[];
  /** The maximum difference of timestamps, in seconds. */
  seconds: number;
}

export function compare(expected: unknown, actual: unknown, options: ComparisonOptions, at = ""): string[] {
  if (options.volatile.includes(at)) return compareVolatile(expected, actual, at);
  if (!isObject(expected) || !isObject(actual))
    return matches(expected, actual, options) ? [] : [`${at} ${mismatch(expected, actual)}`];
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => compare(expected[key], actual[key], options, `${at}/${key}`));
}

function compareVolatile(expected: unknown, actual: unknown, at: string): string[] {
  if (expected === actual) return [`${at} is as expected. Remove it from \`volatile\`.`];
  return typeof expected === typeof actual && expected !== undefined ? [] : [`${at} ${mismatch(expected, actual)}`];
}

function mismatch(expected: unknown, actual: unknown): string {
  return `is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}

function matches(expected: unknown, actual: unknown, { seconds }: ComparisonOptions): boolean {
  if (expected === actual) return true;
  if (!isTimestamp(expected) || !isTimestamp(actual)) return false;
  const later = (Date.parse(actual) - Date.parse(expected)) / 1000;
  return later > 0 && later <= seconds;
}

function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
