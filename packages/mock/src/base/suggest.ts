import { closestMatch } from "leven";

/** Suggests the nearest name, unless more than a third of the text differs: `. Did you mean slug?` */
export function suggest(text: string, names: readonly string[]): string {
  const nearest = closestMatch(text, names, { maxDistance: Math.ceil(text.length / 3) });
  return nearest === undefined ? "" : `. Did you mean ${nearest}?`;
}
