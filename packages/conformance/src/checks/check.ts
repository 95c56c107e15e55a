import type { Exchange } from "../base/exchange.ts";
import type { Expectation, Failure } from "../base/failure.ts";
import type { SpecModel } from "../base/model.ts";

export interface CheckContext extends SpecModel {
  /** Ids and other strings from an outsider's records. */
  outsiderIds: Set<string>;
  /** True to report fields that the contract does not declare. */
  closed: boolean;
  /** False if the target stores nothing. */
  stateful: boolean;
}

/** A failure without its check and exchange. A text is a message that contains no values. */
export type Finding = string | Pick<Failure, "message" | "rule" | "expectedStatus">;

export type Check = (exchange: Exchange, expectation: Expectation, checkContext: CheckContext) => Finding[];
