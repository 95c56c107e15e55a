/**
 * The types of the crewkit API: each schema of the contract under its own name, and `paths`, `operations` and
 * `components` for tools that want the whole.
 *
 * @example
 * import type { Session, SessionCreate } from "@crewkit/types";
 * @module
 */
export type * from "./generated/contract.ts";
