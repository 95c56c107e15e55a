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
    const [path_, value] = [[...path, "example"], schemaOf(spec, schema.additionalProperties)];
    fields.push({ path: path_, schema: value, required: false }, ...listAt(spec, value, path_, seen));
  }
  if (!typesOf(schema).includes("array")) return fields;
  const item = schemaOf(spec, schema.items);
  const first = [...path, "0"];
  return [...fields, { path: first, schema: item, required: false }, ...listAt(spec, item, first, seen)];
}
