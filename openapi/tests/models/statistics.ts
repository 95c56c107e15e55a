/** Dollars, to four decimals. */
export function usd(amount: number): number;
export function usd(amount: number | null): number | null;
export function usd(amount: number | null): number | null {
  return amount === null ? null : Number(amount.toFixed(4));
}

/** Any other figure, to one decimal. */
export function one(figure: number | null): number | null {
  return figure === null ? null : Number(figure.toFixed(1));
}

/** The sum of a figure. */
export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** The mean of a figure; null of nothing. */
export function mean<T>(items: readonly T[], of: (item: T) => number): number | null {
  return items.length > 0 ? sum(items, of) / items.length : null;
}

/** Items by a key, in the order in which the keys come. */
export function groups<T>(items: readonly T[], key: (item: T) => unknown): T[][] {
  return [...Map.groupBy(items, key).values()];
}

/** Sorts by figures, then by text, falling or rising; null comes last. */
export function order<T>(
  figure: (row: T) => number | null,
  text: (row: T) => string | null,
  direction: "falling" | "rising",
): (a: T, b: T) => number {
  const sign = direction === "falling" ? -1 : 1;
  return (a, b) => compare(figure(a), figure(b), sign) || compare(text(a), text(b), 1);
}

/** Sorts the most expensive first, then by text. */
export function byCost<T extends { total_cost_usd: number }>(text: (row: T) => string | null): (a: T, b: T) => number {
  return order(({ total_cost_usd }) => total_cost_usd, text, "falling");
}

function compare<T extends number | string>(a: T | null, b: T | null, sign: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -sign : sign;
}
