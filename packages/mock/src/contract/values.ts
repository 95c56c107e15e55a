import { type Contract, resolve } from "@crewkit/openapi";
import type { components, KnownValues } from "@crewkit/types";
import { memoize } from "../base/memoize.ts";

/** The types of the schemas. The mock only has known values, so a value that the contract does not list is a type error. */
export type Schemas = KnownValues<components["schemas"]>;

/** The `const` of a schema's field, such as 14400 for `expires_in` of `TokenPair`. */
export function constantOf<Name extends keyof Schemas, Field extends keyof Schemas[Name] & string>(
  contract: Contract,
  schema: Name,
  field: Field,
): Schemas[Name][Field] {
  return fieldOf(contract, schema, field).const as Schemas[Name][Field];
}

/** A limit of a schema's field or of its items (`stacks/items`), such as `maximum`. Throws if it does not exist. */
export function boundOf(contract: Contract, [schema, field]: [keyof Schemas, string], keyword: Bound): number {
  const bound = fieldOf(contract, schema, field)[keyword];
  if (bound === undefined) throw new Error(`The contract's ${schema} has no ${keyword} for ${field}.`);
  return bound;
}

type Bound = "maximum" | "maxItems" | "minLength" | "maxLength" | "x-max-bytes";

type FieldSchema = { const?: unknown } & { [Keyword in Bound]?: number };

function fieldOf(contract: Contract, schema: string, field: string): FieldSchema {
  const $ref = `#/components/schemas/${schema}/properties/${field}`;
  const fields = resolvedFields(contract);
  const resolved = fields.get($ref) ?? (resolve(contract, { $ref }) as FieldSchema);
  fields.set($ref, resolved);
  return resolved;
}

// Handlers read fields for each request.
const resolvedFields = memoize((_contract: Contract) => new Map<string, FieldSchema>());

/** The known values of an enum in the contract's order. */
export function enumValuesOf<Name extends keyof Schemas>(contract: Contract, name: Name): Schemas[Name][] {
  type Values = Schemas[Name][];
  const schema: { enum?: Values; "x-extensible-enum"?: Values } = resolve(contract, {
    $ref: `#/components/schemas/${name}`,
  });
  return schema.enum ?? schema["x-extensible-enum"] ?? [];
}
