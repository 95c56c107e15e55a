import type { Place } from "./place.ts";

/** Schemas and all below them through every `$ref`, by their places; what another standard defines is left out. */
export function reach(starts: readonly Place[], found: Map<string, Place> = new Map()): Map<string, Place> {
  for (const schema of starts) {
    const pointer = schema.at.absolutePointer;
    if (schema.keys().length === 0 || found.has(pointer) || schema.has("x-foreign")) continue;
    reach(schemasIn(schema), found.set(pointer, schema));
  }
  return found;
}

function schemasIn(schema: Place): Place[] {
  const single = ["items", "additionalProperties", "not"].map((key) => schema.get(key));
  const several = ["properties", "patternProperties", "allOf", "anyOf", "oneOf", "prefixItems"];
  return [...single, ...several.flatMap((key) => schema.get(key).below)];
}

/** Tells in which of the schemas something is written, the outermost first; behind a `$ref` it begins anew. */
export function nesting(schemas: readonly Place[]): (place: Place) => Place[] {
  const byPointer = new Map(schemas.map((schema) => [schema.at.absolutePointer, schema]));
  return ({ at }) => {
    const steps = at.absolutePointer.split("/");
    const outer = steps.slice(1).map((_, i) => steps.slice(0, i + 1).join("/"));
    return outer.flatMap((pointer) => byPointer.get(pointer.replace(/#$/, "")) ?? []);
  };
}
