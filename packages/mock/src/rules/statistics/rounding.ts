/** Rounds US dollars to four decimals, as the API answers them; null stays null. */
export function toDollars(amount: number): number;
export function toDollars(amount: number | null): number | null;
export function toDollars(amount: number | null): number | null {
  return amount === null ? null : toDecimals(amount, 4);
}

/** Rounds a rate or an average to one decimal, as the API answers it; null stays null. */
export function toTenths(figure: number): number;
export function toTenths(figure: number | null): number | null;
export function toTenths(figure: number | null): number | null {
  return figure === null ? null : toDecimals(figure, 1);
}

export function toDecimals(figure: number, decimals: number): number {
  return Number(figure.toFixed(decimals));
}
