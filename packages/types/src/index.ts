/**
 * Types of the crewkit API: schemas, queries (`ListSessionsQuery`), and `paths`, `operations` and `components` for tools.
 *
 * @example
 * import type { Session, SessionCreate } from "@crewkit/types";
 * @module
 */
export type * from "./generated/contract.ts";
export type * from "./generated/queries.ts";
