import type { Expectation, Failure } from "./failure.ts";
import type { ParsedResponse, RequestDraft, RequestOverrides } from "./request.ts";
import type { RunContext } from "./run-context.ts";

/** The functions check every response. */
export interface ScenarioSteps {
  context: RunContext;
  /**
   * Returns the response, or ends the scenario if it has an unexpected status.
   *
   * @param expectation defaults to the operation's success status.
   */
  send(draft: RequestDraft, expectation?: number | Expectation): Promise<ParsedResponse>;
  /** Accepts any documented status. */
  sendAnyStatus(draft: RequestDraft, options?: SendAnyOptions): Promise<ParsedResponse>;
  /** Sends the successful request of an operation, with overrides. */
  call(operationId: string, overrides?: RequestOverrides, status?: number): Promise<ParsedResponse>;
  /** Like `call`, but returns the value at a JSON pointer of the body. */
  callAndRead(operationId: string, pointer: string, overrides?: RequestOverrides): Promise<unknown>;
  /**
   * Reports the message as a failure unless the condition holds, and continues.
   *
   * @param message use the template tag `text` for a message with values. Failures that differ only in values are one entry.
   * @param about the operation at fault, or other facts. The failure shows the last request of this operation. Without an
   * operation, the operation of the scenario is at fault, and the failure shows the last request of all.
   */
  expect(condition: boolean, message: string | Pick<Failure, "message" | "rule">, about?: string | FailureFacts): void;
  /** The seed for random values. */
  seed: number;
}

type FailureFacts = Pick<Failure, "operationId" | "expectedStatus">;

export interface SendAnyOptions {
  /** True to send without waiting for the rate limit. */
  now?: boolean;
  /** True to skip the checks of the response, if another status or ignored values are acceptable. */
  unchecked?: boolean;
}
