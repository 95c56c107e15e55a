import { round, table } from "../../mock/bench/figure.ts";

/** What was measured of our site, and of Redoc's page where that can do the same. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  /** What it may be at most; without a bound it is there to compare with. */
  atMost?: number;
  redoc?: number;
  /** How many times Redoc's it may be at most. */
  atMostOfRedoc?: number;
}

/** The figures that are beyond a bound of theirs; one that is no number is. */
export function broken(figures: Figure[]): Figure[] {
  return figures.filter((figure) => !isKept(figure));
}

/** The figures for people: a line each, with its bound, and Redoc's and the ratio beside it. */
export function figureText(figures: Figure[]): string {
  const lines = figures.map((figure) => {
    const { name, unit, value, redoc } = figure;
    const bound = boundOf(figure);
    return [
      `${name}${unit && `, ${unit}`}`,
      text(value),
      bound,
      bound && (isKept(figure) ? "✓" : "✗"),
      text(redoc),
      redoc ? `${round(value / redoc)}x` : "",
    ];
  });
  return table([["", "ours", "at most", "", "Redoc", "ratio"], ...lines]);
}

function isKept({ value, atMost = Number.POSITIVE_INFINITY, redoc = 0, atMostOfRedoc }: Figure): boolean {
  return value <= atMost && (atMostOfRedoc === undefined || value <= redoc * atMostOfRedoc);
}

function boundOf({ atMost, atMostOfRedoc }: Figure): string {
  return atMostOfRedoc === undefined ? text(atMost) : `${atMostOfRedoc}x`;
}

// What is counted, as it is.
function text(value?: number): string {
  if (value === undefined) return "";
  return Number.isInteger(value) ? value.toLocaleString("en-GB") : round(value);
}
