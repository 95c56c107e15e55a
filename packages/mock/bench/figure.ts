/** What was measured. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What it may be at most; where it has no bound, it is there to compare with. */
  atMost?: number;
}

/** The figures that are beyond their bounds. */
export function broken(figures: Figure[]): Figure[] {
  return figures.filter(({ value, atMost = Number.POSITIVE_INFINITY }) => value > atMost);
}

/** The figures for people: a line each, with the bound beside it. */
export function figureText(figures: Figure[]): string {
  return table(
    figures.map(({ name, value, unit, atMost }) => [
      name,
      `${round(value)}${unit}`,
      atMost === undefined ? "" : `${value > atMost ? "✗" : "✓"} at most ${atMost}${unit}`,
    ]),
  );
}

/** Lines of cells in columns: the first to the left, the others to the right. */
export function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}

/** A number to two digits that tell. */
export function round(value: number): string {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(value >= 0.1 ? 2 : 3);
}
