import type { Correction } from "../change.ts";

/**
 * A change of what is accepted or answered that breaks nobody is minor: a request that may have more values, a response
 * that has fewer. Redocly calls it a patch, like a new description.
 */
export const correction: Correction = ({ kind, property, impact, base, revision }) => {
  if (kind !== "modified" || impact !== "patch" || !keywords.has(property ?? "")) return undefined;
  return sorted(base?.value) === sorted(revision?.value) ? undefined : { impact: "minor" };
};

/** The same for lists that differ in their order alone. */
function sorted(value: unknown): string | undefined {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
}

const keywords = new Set([
  "additionalProperties",
  "const",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "pattern",
  "required",
  "type",
  "uniqueItems",
]);
