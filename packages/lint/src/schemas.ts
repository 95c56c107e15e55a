import type { Place } from "./place.ts";

/** A schema and those that it is composed of, such as the other half of "this or null". */
export function branches(schema: Place, seen: Set<string> = new Set()): Place[] {
  if (!schema.isThere || seen.has(schema.at.absolutePointer)) return [];
  seen.add(schema.at.absolutePointer);
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((key) => schema.get(key).items());
  return [schema, ...parts.flatMap((part) => branches(part, seen))];
}

/** The properties of an object, from all its branches. */
export function propertiesOf(schema: Place): [name: string, property: Place][] {
  return branches(schema).flatMap((branch) => branch.get("properties").entries());
}

/** A property of an object; where it has none of this name, a place without a node. */
export function property(schema: Place, name: string): Place {
  const found = branches(schema).map((branch) => branch.get("properties", name));
  return found.find(({ node }) => node !== undefined) ?? schema.get("properties", name);
}

export function requires(schema: Place, name: string): boolean {
  return branches(schema).some((branch) =>
    branch
      .get("required")
      .items()
      .some(({ node }) => node === name),
  );
}

/** The schemas right below: of properties, items and further properties, in all branches. */
export function childrenOf(schema: Place): Place[] {
  const below = (branch: Place) => [branch.get("items"), branch.get("additionalProperties")];
  const properties = propertiesOf(schema).map(([, property]) => property);
  return [...properties, ...branches(schema).flatMap(below)].filter((child) => child.isThere);
}
