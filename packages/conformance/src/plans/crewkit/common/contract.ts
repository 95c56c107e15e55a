import type { Contract } from "@crewkit/openapi";
import { valueAt } from "../../../values/json.ts";

/**
 * A number of the contract's components, such as a limit.
 *
 * @throws if the contract has no number at the pointer.
 * @example
 * numberAt(contract, "/schemas/TokenPair/properties/expires_in/const"); // 14400
 */
export function numberAt({ components }: Contract, pointer: string): number {
  const value = valueAt(components, pointer);
  if (typeof value === "number") return value;
  throw new Error(`The contract has no number at /components${pointer}. Update the crewkit plan.`);
}
