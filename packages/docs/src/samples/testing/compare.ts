export interface ComparisonOptions {
  /** JSON pointers: what is new each time. */
  volatile: string[];
  /** How many seconds later a moment may be. */
  seconds: number;
}

/** What is wrong with an answer: a sentence each. */
export function compare(expected: unknown, actual: unknown, rules: ComparisonOptions, at = ""): string[] {
  if (rules.volatile.includes(at)) return compareVolatile(expected, actual, at);
  if (!isObject(expected) || !isObject(actual))
    return matches(expected, actual, rules) ? [] : [`${at} ${mismatch(expected, actual)}`];
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => compare(expected[key], actual[key], rules, `${at}/${key}`));
}

function compareVolatile(expected: unknown, actual: unknown, at: string): string[] {
  if (expected === actual) return [`${at} is as shown: take it out of \`differs\``];
  return typeof expected === typeof actual && expected !== undefined ? [] : [`${at} ${mismatch(expected, actual)}`];
}

function mismatch(expected: unknown, actual: unknown): string {
  return `is shown as ${JSON.stringify(expected)}, and came as ${JSON.stringify(actual)}`;
}

function matches(expected: unknown, actual: unknown, { seconds }: ComparisonOptions): boolean {
  if (expected === actual) return true;
  if (!isTimestamp(expected) || !isTimestamp(actual)) return false;
  const later = (Date.parse(actual) - Date.parse(expected)) / 1000;
  return later > 0 && later <= seconds;
}

// Or a day.
function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
