import { type Node, unescapeKey } from "./node.ts";

/** The property names of an object. */
export function propertyNames(schema: Node): string[] {
  return effectiveSchema(schema).get("properties").keys();
}

export function property(schema: Node, name: string): Node {
  return effectiveSchema(schema).get("properties", name);
}

export function isRequired(schema: Node, name: string): boolean {
  const required = effectiveSchema(schema).get("required").items();
  return required.some(({ value }) => value === name);
}

export function typesOf({ object: { type } }: Node): string[] {
  return [type].flat().filter((name): name is string => typeof name === "string" && name !== "null");
}

/** True if the description of a number mentions negative values, so that no `minimum` is required. */
export function allowsNegative({ object: { description } }: Node): boolean {
  return /\bnegative\b/.test(String(description));
}

/** Tests a text against a schema's `pattern`. Returns undefined for an invalid pattern, which another rule reports. */
export function testPattern(pattern: unknown, text: string): boolean | undefined {
  try {
    return typeof pattern === "string" ? new RegExp(pattern, "u").test(text) : undefined;
  } catch {
    return undefined;
  }
}

export function isNull({ object: { type } }: Node): boolean {
  return type === "null";
}

/** Merges a schema with the keywords next to its `$ref`s, and replaces a nullable `oneOf` with the schema that is not null. */
export function effectiveSchema(schema: Node, depth = 0): Node {
  if (depth > 9) return schema.withValue({});
  const siblings = schema.refSiblings.toReversed().map(({ object }) => object);
  const merged = Object.assign({}, schema.object, ...siblings);
  const branches = schema.get("oneOf").items();
  const [branch, ...others] = branches.filter((branch) => !isNull(branch));
  if (!branch || others.length > 0) return schema.withValue(merged);
  const inner = effectiveSchema(branch, depth + 1);
  const { oneOf: _, ...outer } = merged;
  return inner.withValue({ ...inner.object, ...outer });
}

/** The name of a schema for messages: the name of its file, or the last name in its pointer. */
export function schemaLabel({ location: { source, pointer } }: Node): string {
  const names = pointer.split("/").filter((part) => part !== "" && !keywords.test(part));
  const last = names.at(-1) ?? source.absoluteRef.replace(/^.*\/|\.\w+$/g, "");
  return `\`${unescapeKey(last)}\``;
}

const keywords = /^(#|\d+|schema|properties|items|additionalProperties|patternProperties|oneOf|anyOf|allOf)$/;

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
