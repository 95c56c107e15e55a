import { parsePointer } from "@crewkit/openapi";
import type { Correction, SourceLocation } from "./change.ts";
import { type Reader, resolvePath } from "./reader.ts";

/** Corrections of enums. */
export const enumCorrections: Readonly<Record<string, Correction>> = {
  "enum-value": ({ property, verdicts, base, revision }, { before }) => {
    if (property !== "enum" || !Array.isArray(base?.value) || !Array.isArray(revision?.value)) return undefined;
    if (!verdicts.length || verdicts.some(({ ruleId }) => ruleId !== "enum-values-added")) return undefined;
    return announcesValues(before, base, /\/enum$/) ? { impact: "minor" } : undefined;
  },

  // The plugin writes `x-extensible-enum` as `enum` with `openEnum`.
  "open-enum": ({ property, directions, base, revision }, { before }) => {
    if (property !== "openEnum") return undefined;
    if (!revision?.value) {
      const impact = directions.includes("request") ? "major" : "minor";
      return { impact, message: "Only the known values of the enum are now allowed." };
    }
    const message = "Values that are not in the enum are now allowed.";
    if (directions.includes("response") && !announcesValues(before, base)) return { impact: "major", message };
    return { impact: directions.includes("request") ? "minor" : "patch", message };
  },
};

function announcesValues(read: Reader, location: SourceLocation | undefined, keyword = /$/): boolean {
  const keys = parsePointer(location?.pointer.replace(keyword, "") ?? "");
  const schema = resolvePath(read, [], location?.file, keys) as Record<string, unknown> | undefined;
  // Versions up to 0.6.0 have `x-open-enum`.
  return schema?.["x-open-enum"] === true || schema?.["x-extensible-enum"] !== undefined;
}
