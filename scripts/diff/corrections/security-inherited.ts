import type { Correction } from "../change.ts";

/**
 * An operation that loses its `security: []` is no longer public, since the root's requirement holds then. Redocly
 * compares the two lists, not what they mean.
 */
export const correction: Correction = ({ typeName, kind, path, base }, { after }) => {
  if (typeName !== "SecurityRequirementList" || kind !== "removed" || !path.startsWith("#/paths/")) return undefined;
  if (!isEmpty(base?.value) || isEmpty(after("openapi.yaml", "#/security") ?? [])) return undefined;
  return { impact: "major", message: "The operation now needs a token: the root's `security` holds." };
};

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
