import type { Correction } from "../change.ts";

/** An operation that moves to another tag is major: the client's methods are grouped by it. */
export const correction: Correction = ({ typeName, property, base, revision }) => {
  if (typeName !== "Operation" || property !== "tags") return undefined;
  const [was, is] = [base?.value, revision?.value].map((tags) => (Array.isArray(tags) ? tags[0] : undefined));
  if (was === undefined || was === is) return undefined;
  return { impact: "major", message: `The operation moved from ${was} to ${is ?? "no tag"}.` };
};
