const lineLength = 80;

/** Formats a value as JSON, truncated to one line. */
export function formatValue(value: unknown, maxLength: number = lineLength): string {
  const text = typeof value === "string" && /^\s*[{[]/.test(value) ? value : (JSON.stringify(value) ?? "nothing");
  return truncate(text, maxLength);
}

export function truncate(text: string, maxLength: number = lineLength): string {
  return text.length > maxLength ? `${cut(text, maxLength - 1)}…` : text;
}

/** Like `slice`, but does not cut a character outside the BMP in two. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Joins the first three phrases, each truncated to two lines, and adds the number of others. */
export function formatList(phrases: readonly string[], separator: string = ", "): string {
  const first = phrases.slice(0, 3).map((phrase) => truncate(phrase, 2 * lineLength));
  const rest = phrases.length - first.length;
  return [...first, ...(rest > 0 ? [`and ${rest} more`] : [])].join(separator);
}
