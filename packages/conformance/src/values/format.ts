// The characters of a line, about.
const lineLength = 80;

/** A value as messages show it: as JSON, its beginning where it is longer than a line. */
export function formatValue(value: unknown, maxLength: number = lineLength): string {
  // What is JSON already, such as the text of an answer, is not put in quotes again.
  const text = typeof value === "string" && /^\s*[{[]/.test(value) ? value : (JSON.stringify(value) ?? "nothing");
  return truncate(text, maxLength);
}

/** A text, or its beginning where it is longer than a line. */
export function truncate(text: string, maxLength: number = lineLength): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** Some phrases in one: the first three, each no longer than a line or two, and how many more there are. */
export function formatList(phrases: readonly string[], between: string = ", "): string {
  const shown = phrases.slice(0, 3).map((phrase) => truncate(phrase, 2 * lineLength));
  const rest = phrases.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(between);
}
