import { type Contract, formatPointer, resolve } from "@crewkit/openapi";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  "x-extensible-enum"?: unknown[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
}

/** Lists the open enums of a document with their JSON pointers. */
export function listOpenEnums(contract: Contract): Map<Schema, string> {
  const found = new Map<Schema, string>();
  function visit(node: unknown, keys: string[]): void {
    if (typeof node !== "object" || node === null) return;
    if ("x-extensible-enum" in node) found.set(node as Schema, formatPointer(keys));
    for (const [key, child] of Object.entries(node)) visit(child, [...keys, key]);
  }
  visit({ ...contract.paths }, ["paths"]);
  visit({ ...contract.components?.schemas }, ["components", "schemas"]);
  return found;
}

/** Returns a copy of a value in which every open enum has a value that the contract does not list. Adds the enums to `replaced`. */
export function addNewValues(contract: Contract, reference: Schema, value: unknown, replaced: Set<Schema>): unknown {
  const schema: Schema = resolve(contract, reference);
  if (schema["x-extensible-enum"]) {
    replaced.add(schema);
    return schema.type === "integer" ? 1_000_000 : "added_in_a_minor_version";
  }
  const branch = schema.oneOf?.find(({ type }) => type !== "null");
  const child = (value: unknown, schema: Schema | boolean | undefined) =>
    typeof schema === "object" ? addNewValues(contract, schema, value, replaced) : value;
  if (branch) return value === null ? null : child(value, branch);
  if (Array.isArray(value)) return value.map((item) => child(item, schema.items));
  if (typeof value !== "object" || value === null) return value;
  const { properties = {}, additionalProperties } = schema;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, child(item, properties[key] ?? additionalProperties)]),
  );
}
