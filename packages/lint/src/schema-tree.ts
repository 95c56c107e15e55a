import type { Node } from "./node.ts";

/**
 * Returns schemas and everything below them by absolute pointer, following `$ref`s. Excludes schemas that another
 * standard defines (`x-foreign`).
 */
export function reachableSchemas(starts: readonly Node[], found: Map<string, Node> = new Map()): Map<string, Node> {
  for (const schema of starts) {
    const pointer = schema.location.absolutePointer;
    if (schema.keys().length === 0 || found.has(pointer) || schema.has("x-foreign")) continue;
    reachableSchemas(childSchemas(schema), found.set(pointer, schema));
  }
  return found;
}

function childSchemas(schema: Node): Node[] {
  const single = ["items", "additionalProperties"].map((key) => schema.get(key));
  const several = ["properties", "patternProperties", "allOf", "anyOf", "oneOf", "prefixItems"];
  return [...single, ...several.flatMap((key) => schema.get(key).children)];
}

/** Returns a function that lists the schemas around a node in the same file, outermost first. */
export function createAncestorLookup(schemas: readonly Node[]): (node: Node) => Node[] {
  const byPointer = new Map(schemas.map((schema) => [schema.location.absolutePointer, schema]));
  return ({ location }) => {
    const steps = location.absolutePointer.split("/");
    const ancestors = steps.slice(1).map((_, i) => steps.slice(0, i + 1).join("/"));
    return ancestors.flatMap((pointer) => byPointer.get(pointer.replace(/#$/, "")) ?? []);
  };
}
