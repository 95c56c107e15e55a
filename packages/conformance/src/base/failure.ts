import type { Exchange } from "./exchange.ts";
import type { RequestOverrides } from "./request.ts";

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
  /** What is required, without values. An operation that breaks a rule several times has one defect. */
  rule: string;
  /** The expected statuses, if the response has another status. */
  expectedStatus?: string | undefined;
  /** The operation at fault. Defaults to the operation of the test. */
  operationId?: string | undefined;
  /** The request and response that the failure is about. */
  exchange?: Exchange | undefined;
}

/** The field or parameter with an error. */
export interface ErrorField {
  in: "body" | "query" | "header" | "path";
  path: readonly string[];
}
