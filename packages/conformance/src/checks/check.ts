import type { Exchange } from "../base/exchange.ts";
import type { Expectation, Failure } from "../base/failure.ts";
import type { CheckContext } from "../base/model.ts";

/** A failure without its check and exchange. A text is a message that contains no values. */
export type Finding = string | Pick<Failure, "message" | "rule" | "expectedStatus">;

export type Check = (exchange: Exchange, expectation: Expectation, checkContext: CheckContext) => Finding[];
