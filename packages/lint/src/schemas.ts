import { type Node, unescapeKey } from "./node.ts";

/** A schema and all schemas that it is composed of by `allOf`, `oneOf` and `anyOf`. */
export function branches(schema: Node, seen: Set<string> = new Set()): Node[] {
  if (!schema.exists || seen.has(schema.location.absolutePointer)) return [];
  seen.add(schema.location.absolutePointer);
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((key) => schema.get(key).items());
  return [schema, ...parts.flatMap((part) => branches(part, seen))];
}

/** The property names of an object, from all branches. */
export function propertyNames(schema: Node): string[] {
  return [...new Set(branches(schema).flatMap((branch) => branch.get("properties").keys()))];
}

export function property(schema: Node, name: string): Node {
  const candidates = branches(schema).map((branch) => branch.get("properties", name));
  return candidates.find(({ value }) => value !== undefined) ?? schema.get("properties", name);
}

export function isRequired(schema: Node, name: string): boolean {
  const required = branches(schema).flatMap((branch) => branch.get("required").items());
  return required.some(({ value }) => value === name);
}

export function typesOf({ object: { type } }: Node): string[] {
  return [type].flat().filter((name): name is string => typeof name === "string" && name !== "null");
}

/** True if the description of a number mentions negative values, so that no `minimum` is required. */
export function allowsNegative({ object: { description } }: Node): boolean {
  return /\bnegative\b/.test(String(description));
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
