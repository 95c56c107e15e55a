import { createMethods } from "../groups.ts";
import type { Operation } from "../operation.ts";
import type { Connection } from "../transport.ts";

const noHints = { groups: {}, methods: {} };

/** Creates a function for an operation that the contract does not have. It takes the arguments of a function in `/ops`. */
// biome-ignore lint/suspicious/noExplicitAny: each test types the function.
export function defineOperation(operation: Operation): (connection: Connection, ...values: any[]) => any {
  return (connection, ...values) => {
    // biome-ignore lint/suspicious/noExplicitAny: the operation has any arguments.
    const { group } = createMethods<any>({ group: { method: operation } }, noHints, connection);
    return group.method(...values);
  };
}
