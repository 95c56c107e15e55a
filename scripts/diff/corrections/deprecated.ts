import type { Correction } from "../change.ts";

/** A deprecation is minor (SemVer, section 7). */
export const correction: Correction = ({ property, revision }) =>
  property === "deprecated" && revision?.value === true ? { impact: "minor" } : undefined;
