export interface Variation {
  description: string;
  value: unknown;
}

export const maxSize = { characters: 600_000, items: 1000 };

/** Repeats items until the array has this length. */
export function repeatTo(items: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => items[index % items.length]);
}

/** Repeats values until the map has this size. */
export function mapOf(values: readonly unknown[], size: number): unknown {
  return Object.fromEntries(repeatTo(values, size).map((value, index) => [`property_${index + 1}`, value]));
}
