import { type Contract, formatPointer, resolve } from "@crewkit/openapi";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Schema[];
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
    if (isOpenEnum(contract, node)) found.set(node, formatPointer(keys));
    for (const [key, child] of Object.entries(node)) visit(child, [...keys, key]);
  }
  visit({ ...contract.paths }, ["paths"]);
  visit({ ...contract.components?.schemas }, ["components", "schemas"]);
  return found;
}

/** Returns a copy of a value in which every open enum has a value that the contract does not list. Adds the enums to `replaced`. */
export function addNewValues(contract: Contract, reference: Schema, value: unknown, replaced: Set<Schema>): unknown {
  const schema: Schema = resolve(contract, reference);
  if (isOpenEnum(contract, schema)) {
    replaced.add(schema);
    return plainBranch(schema)?.type === "integer" ? 1_000_000 : "added_in_a_minor_version";
  }
  const [branch] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter(({ type }) => type !== "null");
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

/** An open enum is a union of an enum and its plain type. */
function isOpenEnum(contract: Contract, schema: Schema): boolean {
  if (!Array.isArray(schema.anyOf) || !plainBranch(schema)) return false;
  return schema.anyOf.some((branch) => (resolve(contract, branch) as Schema).enum !== undefined);
}

function plainBranch({ anyOf = [] }: Schema): Schema | undefined {
  return anyOf.find(({ $ref, type, enum: values }) => !$ref && !values && type !== "null");
}
