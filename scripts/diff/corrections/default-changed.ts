import type { Correction } from "../change.ts";

/**
 * A default that changes or goes is major: the same request means something else, and no caller sees it coming. A new one
 * only writes down what held before. Redocly does not see one that stands beside a `$ref` now.
 */
export const correction: Correction = ({ property, base, revision }, { after }) => {
  if (property !== "default" || base?.value === undefined) return undefined;
  const [was, is] = [JSON.stringify(base.value), JSON.stringify(revision?.value)];
  if (is === undefined && JSON.stringify(after(base.file, base.pointer)) === was) return undefined;
  return { impact: "major", message: `\`default\` ${is === undefined ? "is gone" : `went from ${was} to ${is}`}.` };
};
