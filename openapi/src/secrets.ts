import type { Contract } from "./operations.ts";
import { resolve } from "./references.ts";

/** Returns the names of fields and parameters with a secret value (`x-secret`), such as `refresh_token`. */
export function secretNames(contract: Contract): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const { name, schema, properties } = node as { name?: string; schema?: unknown; properties?: object };
    if (name && isSecret(contract, schema)) names.add(name);
    for (const [property, value] of Object.entries(properties ?? {}))
      if (isSecret(contract, value)) names.add(property);
    for (const value of Object.values(node)) visit(value);
  };
  visit(contract);
  return names;
}

// A schema can also be a boolean.
function isSecret(contract: Contract, schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "x-secret" in resolve<object>(contract, schema);
}
