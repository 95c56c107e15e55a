export interface Rules {
  /** JSON pointers: what is new each time. */
  differs: string[];
  /** How many seconds later a moment may be. */
  seconds: number;
}

/** What is wrong with an answer: a sentence each. */
export function compare(shown: unknown, came: unknown, rules: Rules, at = ""): string[] {
  if (rules.differs.includes(at)) return compareNew(shown, came, at);
  if (!isObject(shown) || !isObject(came)) return isSame(shown, came, rules) ? [] : [`${at} ${told(shown, came)}`];
  const keys = new Set([...Object.keys(shown), ...Object.keys(came)]);
  return [...keys].flatMap((key) => compare(shown[key], came[key], rules, `${at}/${key}`));
}

function compareNew(shown: unknown, came: unknown, at: string): string[] {
  if (shown === came) return [`${at} is as shown: take it out of \`differs\``];
  return typeof shown === typeof came && shown !== undefined ? [] : [`${at} ${told(shown, came)}`];
}

function told(shown: unknown, came: unknown): string {
  return `is shown as ${JSON.stringify(shown)}, and came as ${JSON.stringify(came)}`;
}

function isSame(shown: unknown, came: unknown, { seconds }: Rules): boolean {
  if (shown === came) return true;
  if (!isMoment(shown) || !isMoment(came)) return false;
  const later = (Date.parse(came) - Date.parse(shown)) / 1000;
  return later > 0 && later <= seconds;
}

// Or a day.
function isMoment(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
