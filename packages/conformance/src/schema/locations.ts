import { distinctBy } from "../values/group.ts";
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
  return distinctBy(listAt(spec, node, []), (location) => JSON.stringify(location));
}

function listAt(spec: SchemaSource, node: unknown, path: string[]): SchemaLocation[] {
  // Schemas may be recursive.
  if (path.length > 4) return [];
  return branchesOf(spec, schemaOf(spec, node)).flatMap((branch) => {
    const { properties = {}, required = [], additionalProperties, items } = branch;
    const inner: [name: string, schema: unknown][] = Object.entries(properties);
    if (typeof additionalProperties === "object") inner.push(["example", additionalProperties]);
    if (typesOf(branch).includes("array")) inner.push(["0", items]);
    return inner.flatMap(([name, each]) => [
      { path: [...path, name], schema: schemaOf(spec, each), required: required.includes(name) },
      ...listAt(spec, each, [...path, name]),
    ]);
  });
}

/** False only if the schema declares other fields at a level of a path, but not the path's field. */
export function mayHave(source: SchemaSource, node: unknown, [key, ...inner]: readonly string[]): boolean {
  if (key === undefined) return true;
  return branchesOf(source, schemaOf(source, node)).some((branch) => {
    const { properties = {}, additionalProperties, items } = branch;
    if (Object.hasOwn(properties, key)) return mayHave(source, properties[key], inner);
    if (additionalProperties) return true;
    if (items) return /^\d+$/.test(key) && mayHave(source, items, inner);
    const types = typesOf(branch);
    return types.length === 0 || (types.includes("object") && Object.keys(properties).length === 0);
  });
}
