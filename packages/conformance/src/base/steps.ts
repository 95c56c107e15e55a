import type { Expectation } from "./failure.ts";
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
   * Reports the message as a failure unless the condition holds, and continues. The failure is about the
   * last request of an operation that the message names, or else about the last request.
   *
   * @param operationId the operation at fault. Defaults to the operation of the scenario.
   */
  expect(condition: boolean, message: string, operationId?: string): void;
  /** The seed for random values. */
  seed: number;
}

export interface SendAnyOptions {
  /** True to send without waiting for the rate limit. */
  now?: boolean;
  /** True to skip the checks of the response, if another status or ignored values are acceptable. */
  unchecked?: boolean;
}
