/** Undefined if no candidate is similar enough. Of equally similar candidates, prefers one of the same length. */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  const close = candidates.map((each) => ({
    each,
    distance: distanceOf(name, each),
    difference: Math.abs(each.length - name.length),
  }));
  const [best] = close.toSorted((a, b) => a.distance - b.distance || a.difference - b.difference);
  return best && best.distance <= Math.max(2, name.length / 3) ? best.each : undefined;
}

// Levenshtein distance, ignoring case and punctuation.
function distanceOf(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.toLowerCase().replace(/[^a-z0-9]/g, ""));
  let row = Array.from({ length: (right ?? "").length + 1 }, (_, index) => index);
  for (const [above, letter] of [...(left ?? "")].entries()) {
    const next = [above + 1];
    for (const [index, other] of [...(right ?? "")].entries()) {
      const change = (row[index] ?? 0) + Number(letter !== other);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
