import type { Contract } from "./operations.ts";

/**
 * Returns a copy of a contract in which open enums accept only their known values, to check our own data.
 *
 * An open enum is an `anyOf` of the known values and any value of their type. The contract uses `anyOf` for nothing else.
 */
export function closeEnums(contract: Contract): Contract {
  const isKnown = (branch: { $ref?: string; type?: string }) => branch.$ref !== undefined || branch.type === "null";
  return JSON.parse(JSON.stringify(contract), (key, value) => (key === "anyOf" ? value.filter(isKnown) : value));
}
