/**
 * A value of JSON as an example shows it: with the end of a long line of text left out. A text of several lines keeps each
 * of them, since its form counts, as that of front matter.
 */
export function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.split("\n").map(shortLine).join("\n");
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]));
}

function shortLine(line: string): string {
  return line.length > 80 ? `${line.slice(0, 40).replace(/\s+\S*$/, "")}…` : line;
}
