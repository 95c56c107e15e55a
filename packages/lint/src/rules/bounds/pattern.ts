/**
 * Whether a pattern alone bounds a text: anchored at both ends, without `*`, `+`, `{n,}`. One with `|` is taken for
 * unbounded, since its anchors may belong to one branch only; a maxLength beside it settles that.
 */
export function isBounded(pattern: unknown): boolean {
  if (typeof pattern !== "string") return false;
  const bare = pattern.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  return /^\^.*\$$/.test(bare) && !/[*+|]|\{\d*,\}/.test(bare);
}
