import type { Correction } from "../change.ts";

/**
 * A path whose variable is renamed is major: the URLs stay, but the template and the variable are names in the types and
 * the client.
 */
export const correction: Correction = ({ typeName, property, base, revision }) => {
  if (typeName !== "PathItem" || property !== "key") return undefined;
  return { impact: "major", message: `Path \`${base?.value}\` became \`${revision?.value}\`.` };
};
