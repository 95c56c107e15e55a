import leven from "leven";

/** `640 ms`, `3.2 s`, `4 min 5 s`, `2 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

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

/** Undefined if no candidate is similar enough. Of equally similar candidates, prefers one of the same length. */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const close = candidates.map((each) => ({
    each,
    distance: leven(letters(name), letters(each)),
    difference: Math.abs(each.length - name.length),
  }));
  const [best] = close.toSorted((a, b) => a.distance - b.distance || a.difference - b.difference);
  return best && best.distance <= Math.max(2, name.length / 3) ? best.each : undefined;
}
