import { closestMatch } from "leven";

/** Suggests the nearest name: `. Did you mean slug?` If more than a third of the text differs, it lists a few names. */
export function suggest(text: string, names: readonly string[], listed: readonly string[] = names): string {
  const nearest = closestMatch(text, names, { maxDistance: Math.ceil(text.length / 3) });
  if (nearest !== undefined) return `. Did you mean ${nearest}?`;
  const distinct = [...new Set(listed)];
  return distinct.length === 0 || distinct.length > 10 ? "" : `. Use one of ${distinct.sort().join(", ")}`;
}
