/**
 * Types of the crewkit API: schemas, queries (`ListSessionsQuery`), and `paths`, `operations` and `components` for tools.
 *
 * @example
 * import type { Session, SessionCreate } from "@crewkit/types";
 * @module
 */
export type * from "./generated/contract.ts";
export type * from "./generated/queries.ts";

/**
 * A type of the contract whose enums only have the known values. In responses, enums that may get more values allow any
 * value. With `KnownValues`, the compiler reports code that does not handle each known value, or uses a value that the
 * contract no longer has.
 *
 * @example
 * type Labels = Record<KnownValues<AgentRole>, string>;
 */
export type KnownValues<T> = T extends string | number
  ? T extends object
    ? never // The `string & {}` of an open enum.
    : T
  : T extends object
    ? { [Field in keyof T]: KnownValues<T[Field]> }
    : T;
