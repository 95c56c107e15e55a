import type { Row } from "./limits.ts";

/** The rows for people: aligned, each with the first few places that lack something; then what is worse, if anything. */
export function reportText(rows: Row[]): string {
  const cells = rows.map((row) => [row.name, text(row, row.value), parts(row), limitText(row), places(row, 2)]);
  const table = [["measure", "figure", "", "limit", "lacking"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((line) => (line[column] ?? "").length)));
  const lines = table.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...complaints(rows)].join("\n");
}

/** A sentence for each figure that is worse than its limit. */
export function complaints(rows: Row[]): string[] {
  const worse = rows.filter((row) => row.worse);
  if (worse.length === 0) return [];
  const sentences = worse.map((row) => {
    const at = places(row, 5);
    return `✗ ${row.name}: ${text(row, row.value)}, ${limitText(row)}.${at ? ` Look at ${at}.` : ""}`;
  });
  return ["", ...sentences, "Mend this; or lower openapi/minimums.json by hand, and say why in the commit."];
}

function text({ of }: Row, value: number): string {
  return of === undefined ? String(value) : `${value} %`;
}

function parts({ have, of }: Row): string {
  return of === undefined ? "" : `${have} of ${of}`;
}

function limitText(row: Row): string {
  if (row.limit === undefined) return "none yet (--update)";
  return `${row.fewer ? "at most" : "at least"} ${text(row, row.limit)}`;
}

function places({ lacking }: Row, most: number): string {
  const more = lacking.length > most ? ` and ${lacking.length - most} more` : "";
  return lacking.slice(0, most).join(", ") + more;
}
