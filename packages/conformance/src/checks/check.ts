import type { Exchange } from "../http/exchange.ts";
import type { SpecModel } from "../spec/model.ts";

/** The response that a test case expects. */
export interface Expectation {
  /** If undefined, any documented status. */
  status?: number | undefined;
  /** The path of the field or parameter that the error must name. */
  errorField?: readonly string[] | undefined;
}

export interface Failure {
  /** The name of the check or the kind of scenario that failed. */
  check: string;
  /** The position, the expected and the received value, and the fix. */
  message: string;
}

export interface CheckContext extends SpecModel {
  /** Texts such as ids that identify an outsider's records. */
  outsiderIds: Set<string>;
  /** True to report fields that the contract does not declare. */
  closed: boolean;
  /** False if the target stores nothing, so its responses do not depend on requests. */
  stateful: boolean;
}

/** Checks a response against the contract. Returns a message per failure. */
export type Check = (exchange: Exchange, expectation: Expectation, checkContext: CheckContext) => string[];
