import { type Figure, numberOf } from "./figure.ts";

/** What openapi/minimums.json says: how far each figure may go. */
export interface Limits {
  atLeast: Record<string, number>;
  /** Of what should be few. */
  atMost: Record<string, number>;
}

/** A figure beside its limit. */
export interface Row extends Figure {
  value: number;
  /** Undefined as long as openapi/minimums.json has none. */
  limit: number | undefined;
  worse: boolean;
}

/** Holds the figures against their limits. A limit whose figure is not there any more is a row of its own, and worse. */
export function compare(figures: Figure[], limits: Limits): Row[] {
  const rows = figures.map((figure) => toRow(figure, limits));
  const known = new Set(figures.map(({ name }) => name));
  const gone = Object.entries(limits.atLeast).filter(([name]) => !known.has(name));
  return [...rows, ...gone.map(([name, limit]) => ({ name, have: 0, lacking: [], value: 0, limit, worse: limit > 0 }))];
}

function toRow(figure: Figure, { atLeast, atMost }: Limits): Row {
  const value = numberOf(figure);
  const limit = (figure.fewer ? atMost : atLeast)[figure.name];
  return { ...figure, value, limit, worse: limit !== undefined && (figure.fewer ? value > limit : value < limit) };
}

/** The limits with all better figures written in. A worse one never is: that is done by hand, for all to see. */
export function tighten(rows: Row[]): Limits {
  const limits: Limits = { atLeast: {}, atMost: {} };
  for (const { name, value, limit = value, fewer } of rows) {
    if (fewer) limits.atMost[name] = Math.min(value, limit);
    else limits.atLeast[name] = Math.max(value, limit);
  }
  return limits;
}
