import type { Entry } from "./entry.ts";

type Named = Pick<Entry, "kind" | "title" | "path">;

/**
 * Returns the pages and guide sections whose name is most similar to a path or a query, best first.
 *
 * @example
 * nearest("/docs/reference/get-session", entries)[0]?.path; // "reference/getSession.html"
 */
export function nearest<Page extends Named>(text: string, entries: Page[], max = 5): Page[] {
  const name = trigramsOf(lastSegment(text));
  const whole = trigramsOf(text);
  const similarity = ({ title, path }: Named) =>
    Math.max(dice(name, trigramsOf(lastSegment(path))), dice(name, trigramsOf(title))) * 0.7 +
    dice(whole, trigramsOf(path)) * 0.3;
  const scored = entries
    .filter(({ kind, path }) => kind === "Guide" || !path.includes("#"))
    .map((page) => ({ page, score: similarity(page) }))
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score);
  return [...new Map(scored.map(({ page }) => [page.path, page])).values()].slice(0, max);
}

// Compares `guides/rate-limits.html` and `/docs/guides/Rate_Limits/` by `rate-limits`.
function lastSegment(path: string): string {
  return path.replace(/[?#].*|(\/index)?\.\w+$|\/+$/g, "").replace(/.*\//, "");
}

function trigramsOf(text: string): Set<string> {
  const padded = `  ${text
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, "")} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** The Dice coefficient: 1 for equal sets, 0 for disjoint ones. */
function dice(a: Set<string>, b: Set<string>): number {
  return (2 * [...a].filter((each) => b.has(each)).length) / (a.size + b.size);
}
