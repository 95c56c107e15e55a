import { type Place, unescaped } from "./place.ts";

/** A schema and those that it is composed of, such as the other half of "this or null". */
export function branches(schema: Place, seen: Set<string> = new Set()): Place[] {
  if (!schema.isThere || seen.has(schema.at.absolutePointer)) return [];
  seen.add(schema.at.absolutePointer);
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((key) => schema.get(key).items());
  return [schema, ...parts.flatMap((part) => branches(part, seen))];
}

/** The names of an object's properties, from all its branches. */
export function propertyNames(schema: Place): string[] {
  return [...new Set(branches(schema).flatMap((branch) => branch.get("properties").keys()))];
}

/** A property of an object; where it has none of this name, a place without a node. */
export function property(schema: Place, name: string): Place {
  const found = branches(schema).map((branch) => branch.get("properties", name));
  return found.find(({ node }) => node !== undefined) ?? schema.get("properties", name);
}

export function requires(schema: Place, name: string): boolean {
  const required = branches(schema).flatMap((branch) => branch.get("required").items());
  return required.some(({ node }) => node === name);
}

/** The types that a schema allows beside null. */
export function typesOf({ map: { type } }: Place): string[] {
  return [type].flat().filter((name): name is string => typeof name === "string" && name !== "null");
}

/** Whether a number may be negative: one that may says so, since its missing `minimum` would look like an oversight. */
export function isSigned({ map: { description } }: Place): boolean {
  return /\bnegative\b/.test(String(description));
}

export function isNull({ map: { type } }: Place): boolean {
  return type === "null";
}

/** A schema as a reader sees it: what stands beside a `$ref` over what it refers to, and "this or null" read as this. */
export function view(schema: Place, depth = 0): Place {
  if (depth > 9) return schema.showing({});
  const beside = schema.beside.toReversed().map(({ map }) => map);
  const node = Object.assign({}, schema.map, ...beside);
  const branches = schema.get("oneOf").items();
  const [branch, ...others] = branches.filter((branch) => !isNull(branch));
  if (!branch || others.length > 0) return schema.showing(node);
  const inner = view(branch, depth + 1);
  const { oneOf: _, ...outer } = node;
  return inner.showing({ ...inner.map, ...outer });
}

/** For messages: the file that a schema fills, or the last name on the way to it. */
export function nameOf({ at: { source, pointer } }: Place): string {
  const names = pointer.split("/").filter((part) => part !== "" && !keywords.test(part));
  const last = names.at(-1) ?? source.absoluteRef.replace(/^.*\/|\.\w+$/g, "");
  return `\`${unescaped(last)}\``;
}

const keywords = /^(#|\d+|schema|properties|items|additionalProperties|patternProperties|oneOf|anyOf|allOf)$/;
