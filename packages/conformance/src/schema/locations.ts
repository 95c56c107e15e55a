import { parsePointer } from "@crewkit/openapi";
import { branchesOf, type SchemaSource, schemaOf } from "./resolve.ts";
import { type Schema, typesOf } from "./schema.ts";

export interface SchemaLocation {
  /** Such as `["files", "0", "name"]`. */
  path: string[];
  schema: Schema;
  required: boolean;
}

/** Lists properties, up to five levels deep, and the first item of arrays, and a value of maps, in all branches. */
export function listSchemaLocations(spec: SchemaSource, node: unknown): SchemaLocation[] {
  const locations = listAt(spec, node, [], []);
  return [...new Map(locations.map((location) => [JSON.stringify(location), location])).values()];
}

function listAt(spec: SchemaSource, node: unknown, path: string[], seen: Schema[]): SchemaLocation[] {
  const schema = schemaOf(spec, node);
  if (seen.includes(schema) || path.length > 4) return [];
  return branchesOf(spec, schema).flatMap((branch) => listInBranch(spec, branch, path, [...seen, schema]));
}

function listInBranch(spec: SchemaSource, schema: Schema, path: string[], seen: Schema[]): SchemaLocation[] {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).flatMap(([name, each]) => [
    { path: [...path, name], schema: schemaOf(spec, each), required: required.includes(name) },
    ...listAt(spec, each, [...path, name], seen),
  ]);
  if (typeof schema.additionalProperties === "object") {
    const valuePath = [...path, "example"];
    const value = schemaOf(spec, schema.additionalProperties);
    fields.push({ path: valuePath, schema: value, required: false }, ...listAt(spec, value, valuePath, seen));
  }
  if (!typesOf(schema).includes("array")) return fields;
  const item = schemaOf(spec, schema.items);
  const first = [...path, "0"];
  return [...fields, { path: first, schema: item, required: false }, ...listAt(spec, item, first, seen)];
}

/** False only if the schema declares other fields at a level of a JSON pointer (RFC 6901), but not the pointer's field. */
export function mayHave(source: SchemaSource, node: unknown, pointer: string): boolean {
  return mayHaveKeys(source, node, parsePointer(pointer));
}

function mayHaveKeys(source: SchemaSource, node: unknown, [key, ...inner]: readonly string[]): boolean {
  if (key === undefined) return true;
  return branchesOf(source, schemaOf(source, node)).some((branch) => {
    const { properties = {}, additionalProperties, items } = branch;
    if (Object.hasOwn(properties, key)) return mayHaveKeys(source, properties[key], inner);
    if (additionalProperties) return true;
    if (items) return /^\d+$/.test(key) && mayHaveKeys(source, items, inner);
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
