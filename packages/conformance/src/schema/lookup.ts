import { parsePointer } from "@crewkit/openapi";
import { branchesOf, type SchemaSource, schemaOf } from "./resolve.ts";
import { typesOf } from "./schema.ts";

/** False only if the schema declares other fields at a level of a JSON pointer (RFC 6901), but not the pointer's field. */
export function mayHave(source: SchemaSource, node: unknown, pointer: string): boolean {
  return mayHaveKeys(source, node, parsePointer(pointer));
}

function mayHaveKeys(source: SchemaSource, node: unknown, [key, ...inner]: readonly string[]): boolean {
  if (key === undefined) return true;
  return branchesOf(source, schemaOf(source, node)).some((branch) => {
    const { properties = {}, patternProperties, additionalProperties, items, prefixItems } = branch;
    if (Object.hasOwn(properties, key)) return mayHaveKeys(source, properties[key], inner);
    if (patternProperties || additionalProperties) return true;
    if (items && !prefixItems) return /^\d+$/.test(key) && mayHaveKeys(source, items, inner);
    const types = typesOf(branch);
    return types.length === 0 || (types.includes("object") && Object.keys(properties).length === 0);
  });
}

/** The pointers to the declared fields of an object and of its inner objects, up to a depth. */
export function listFieldPointers(source: SchemaSource, node: unknown, depth: number, parent = ""): string[] {
  if (depth === 0) return [];
  const branches = branchesOf(source, schemaOf(source, node));
  const properties = branches.flatMap((branch) => Object.entries(branch.properties ?? {}));
  const fields = properties.map(([name]) => `${parent}/${name}`);
  const nested = properties.flatMap(([name, each]) => listFieldPointers(source, each, depth - 1, `${parent}/${name}`));
  return [...fields, ...nested];
}
