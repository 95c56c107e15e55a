/**
 * The types of the crewkit API: each schema of the contract under its own name, the query of each
 * operation (`ListSessionsQuery`), and `paths`, `operations` and
 * `components` for tools that want the whole.
 *
 * @example
 * import type { Session, SessionCreate } from "@crewkit/types";
 * @module
 */
export type * from "./generated/contract.ts";
export type * from "./generated/queries.ts";
