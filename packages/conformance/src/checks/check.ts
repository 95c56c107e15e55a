import type { Exchange } from "../http/exchange.ts";
import type { ErrorField, RequestOverrides } from "../plan/plan.ts";
import type { SpecModel } from "../spec/model.ts";

export interface Expectation {
  /** Any documented status if undefined. */
  status?: number | undefined;
  /** The field or parameter that the error must name. */
  errorField?: ErrorField | undefined;
  /** Expected values of an error response, by JSON pointer. */
  fields?: RequestOverrides["expected"] | undefined;
  /** The operation at fault if the status differs. Defaults to the operation of the request. */
  operationId?: string | undefined;
}

export interface Failure {
  /** The name of the check or the kind of scenario that failed. */
  check: string;
  /** States the position, the expected and received value, and the fix. */
  message: string;
  /** What is required, without values. An operation that breaks a rule several times has one defect. Defaults to the message. */
  rule?: string | undefined;
  /** The expected statuses, if the response has another status. */
  expectedStatus?: string | undefined;
  /** The operation at fault. Defaults to the operation of the test. */
  operationId?: string | undefined;
  /** The request and response that the failure is about. */
  exchange?: Exchange | undefined;
}

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
