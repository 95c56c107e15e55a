import { type Crewkit, connectionOf } from "../crewkit.ts";
import { createMethods } from "../methods.ts";
import type { Operation } from "../operation.ts";

/** Creates a function for an operation that the contract does not have. It takes the path parameters, input and options. */
// biome-ignore lint/suspicious/noExplicitAny: each test types the function.
export function defineOperation(operation: Operation): (crewkit: Crewkit, ...values: any[]) => any {
  return (crewkit, ...values) => {
    // biome-ignore lint/suspicious/noExplicitAny: the operation has any arguments.
    const { group } = createMethods<any>({ group: { method: operation } }, connectionOf(crewkit));
    return group.method(...values);
  };
}
