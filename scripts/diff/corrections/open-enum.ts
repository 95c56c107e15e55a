import type { Correction } from "../change.ts";

/**
 * A new value of an enum that the contract marks `x-open-enum: true` is minor: readers were told that values may come.
 * The mark must have been there before the change; one that comes along with the value has told nobody.
 */
export const correction: Correction = ({ property, verdicts, base, revision }, { before }) => {
  if (property !== "enum" || !Array.isArray(base?.value) || !Array.isArray(revision?.value)) return undefined;
  if (!verdicts.length || verdicts.some(({ ruleId }) => ruleId !== "enum-values-added")) return undefined;
  const open = before(base.file, base.pointer.replace(/\/enum$/, "/x-open-enum")) === true;
  return open ? { impact: "minor" } : undefined;
};
