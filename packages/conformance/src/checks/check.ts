import type { Exchange } from "../base/exchange.ts";
import type { Expectation } from "../base/failure.ts";
import type { SpecModel } from "../base/model.ts";

export interface CheckContext extends SpecModel {
  /** Ids and other strings from an outsider's records. */
  outsiderIds: Set<string>;
  /** True to report fields that the contract does not declare. */
  closed: boolean;
  /** False if the target stores nothing. */
  stateful: boolean;
}

/** Returns a message per failure. */
export type Check = (exchange: Exchange, expectation: Expectation, checkContext: CheckContext) => string[];
