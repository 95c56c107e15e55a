/** The clients that are compared with ours, by the names of their columns. */
export const peers = ["openapi-fetch", "hey-api", "redocly", "octokit", "openai"] as const;

export type Peer = (typeof peers)[number];

/** What was measured of our client, and of its peers where they can do the same. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  /** What it may be at most; where it has no bound, it is there to compare with. */
  atMost?: number;
  /** Where it falls short of that: what it may be until then. To be taken away once the bound is kept. */
  until?: number;
  peers?: Partial<Record<Peer, number>>;
}

/** The figures that are beyond their bounds, or beyond how far they are known to fall short; one that is no number is. */
export function broken(figures: Figure[]): Figure[] {
  return figures.filter((figure) => (figure.until === undefined ? !isKept(figure) : !isKnown(figure)));
}

/** The figures for people: a line each, with the bound and the peers beside ours. */
export function figureText(figures: Figure[]): string {
  const head = ["", "crewkit", "at most", "", ...peers];
  const lines = figures.map((figure) => [
    `${figure.name}, ${figure.unit}`,
    round(figure.value),
    figure.atMost === undefined ? "" : round(figure.atMost),
    figure.atMost === undefined ? "" : isKept(figure) ? "✓" : isKnown(figure) ? "✗ known" : "✗",
    ...peers.map((peer) => round(figure.peers?.[peer])),
  ]);
  return table([head, ...lines]);
}

function isKept({ value, atMost = Number.POSITIVE_INFINITY }: Figure): boolean {
  return value <= atMost;
}

function isKnown(figure: Figure): boolean {
  return !isKept(figure) && figure.value <= (figure.until ?? 0);
}

// The first column to the left, the others to the right.
function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}

// To two or three digits that tell; what is counted, as it is, with the thousands apart.
function round(value = Number.NaN): string {
  if (Number.isNaN(value)) return "–";
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString("en-GB");
  return value.toFixed(value >= 10 ? 1 : 2);
}
